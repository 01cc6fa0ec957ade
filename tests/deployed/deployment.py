"""The deployed stack as somebody outside sees it: AWS through boto3, pages through plain HTTP, mail as it was sent."""

import calendar
import http.client
import json
import os
import re
import time
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

import boto3
from boto3.dynamodb.types import TypeDeserializer

ENDPOINT = os.environ["AWS_ENDPOINT_URL"]
PORT = urlsplit(ENDPOINT).port
PATIENCE_SECONDS = 10


class Failed(AssertionError):
    """A check that did not hold."""


def client(service: str):
    return boto3.client(service, endpoint_url=ENDPOINT)


def check(holds, what: str) -> None:
    """Fails with what should have held."""
    if not holds:
        raise Failed(what)


def wait_for(what: str, seconds: float, look, pause: float = 1.0):
    """The first thing that `look` finds."""
    deadline = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        check(time.monotonic() < deadline, f"{what}: not within {seconds:.0f} s")
        time.sleep(pause)


@dataclass
class Answer:
    status: int
    headers: dict
    body: str

    def json(self) -> dict:
        return json.loads(self.body)


def visit(method: str, url: str, fields: dict | None = None, headers: dict | None = None) -> Answer:
    """One request to the API: its host is a name, its address is the emulator's."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    sent = {"Host": parts.netloc, **(headers or {})}
    body = None
    if fields is not None:
        body = urlencode(fields)
        sent["Content-Type"] = "application/x-www-form-urlencoded"
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    connection.request(method, path, body=body, headers=sent)
    response = connection.getresponse()
    answer = Answer(response.status, dict(response.headers), response.read().decode())
    connection.close()
    return answer


def press(url: str, fields: dict | None = None) -> Answer:
    """Opens the page of a button and confirms: what the address says is what the page sends."""
    parts = urlsplit(url)
    asked = visit("GET", url)
    check(asked.status == 200, f"GET of a button: {asked.status}")
    chosen = dict(parse_qsl(parts.query))
    return visit("POST", url.split("?")[0], {**chosen, **(fields or {})})


@dataclass
class Mail:
    id: str
    to: list
    subject: str
    text: str
    html: str

    def button(self, label: str) -> str:
        """The address behind a label."""
        for match in re.finditer(r'<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>', self.html, re.S):
            if label in re.sub(r"<[^>]+>", "", match[2]):
                return match[1].replace("&amp;", "&")
        raise Failed(f'no button "{label}" in "{self.subject}"')


def mails(address: str = "") -> list[Mail]:
    """What the mail service took, oldest first."""
    answer = visit("GET", f"{ENDPOINT}/_ministack/ses/messages").json()
    found = [
        Mail(m["MessageId"], m["To"], m["Subject"], m["BodyText"], m["BodyHtml"] or "")
        for messages in answer["messages"].values()
        for m in sorted(messages, key=lambda m: m["Timestamp"])
    ]
    return [mail for mail in found if any(address in to for to in mail.to)]


class Table:
    """A table of leads."""

    def __init__(self, name: str):
        self.name = name
        self.client = client("dynamodb")
        self.read = TypeDeserializer().deserialize

    def plain(self, item: dict) -> dict:
        return {name: self.read(value) for name, value in item.items()}

    def item(self, pk: str, sk: str) -> dict | None:
        key = {"pk": {"S": pk}, "sk": {"S": sk}}
        item = self.client.get_item(TableName=self.name, Key=key, ConsistentRead=True).get("Item")
        return item and self.plain(item)

    def lead(self, lead: str) -> dict:
        item = self.item(f"L#{lead}", "LEAD")
        check(item, f"no lead {lead} in {self.name}")
        return item

    def partition(self, lead: str, prefix: str) -> list[dict]:
        found = self.client.query(
            TableName=self.name,
            KeyConditionExpression="pk = :pk AND begins_with(sk, :sk)",
            ExpressionAttributeValues={":pk": {"S": f"L#{lead}"}, ":sk": {"S": prefix}},
            ConsistentRead=True,
        )
        return [self.plain(item) for item in found["Items"]]

    def kinds(self, lead: str) -> list[str]:
        """What happened to a lead, in order."""
        return [entry["kind"] for entry in self.partition(lead, "E#")]

    def scan(self) -> list[dict]:
        pages = self.client.get_paginator("scan").paginate(TableName=self.name, ConsistentRead=True)
        return [self.plain(item) for page in pages for item in page["Items"]]

    def age(self, lead: str, hours: int) -> None:
        """Plants due times: all that is known of a lead happened so much earlier."""
        item = self.lead(lead)
        moment = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")

        def earlier(match):
            at = time.strptime(match[0][:19], "%Y-%m-%dT%H:%M:%S")
            moved = time.gmtime(calendar.timegm(at) - hours * 3600)
            return time.strftime("%Y-%m-%dT%H:%M:%S", moved) + match[0][19:]

        self.client.update_item(
            TableName=self.name,
            Key={"pk": {"S": f"L#{lead}"}, "sk": {"S": "LEAD"}},
            UpdateExpression="SET body = :body, due_at = :due, version = version + :one",
            ConditionExpression="version = :version",
            ExpressionAttributeValues={
                ":body": {"S": moment.sub(earlier, item["body"])},
                ":due": {"S": moment.sub(earlier, item["due_at"])},
                ":one": {"N": "1"},
                ":version": {"N": str(item["version"])},
            },
        )


class Stack:
    """A stack, by its name."""

    def __init__(self, name: str):
        self.name = name
        self.described = client("cloudformation").describe_stacks(StackName=name)["Stacks"][0]

    @property
    def status(self) -> str:
        return self.described["StackStatus"]

    def output(self, key: str) -> str:
        found = [o["OutputValue"] for o in self.described["Outputs"] if o["OutputKey"] == key]
        check(found, f"the stack has no output {key}")
        return found[0]

    def resources(self) -> dict[str, dict]:
        pages = client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=self.name)
        return {r["LogicalResourceId"]: r for page in pages for r in page["StackResourceSummaries"]}


def logs(group: str) -> list[str]:
    """Every line of a log group."""
    service = client("logs")
    pages = service.get_paginator("filter_log_events").paginate(logGroupName=group)
    return [event["message"] for page in pages for event in page["events"]]
