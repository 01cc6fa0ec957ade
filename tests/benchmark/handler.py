"""The same intake as a Python function: a lead with its guards, inquiry, acknowledgement and timeline in one transaction."""

import hashlib
import json
import os
import time
import urllib.request
from urllib.parse import parse_qsl

import boto3

TABLE = os.environ["BATON_TABLE"]
dynamodb = boto3.client("dynamodb")


def items(body: str, now: str) -> list[dict]:
    """What is written for somebody new."""
    fields = dict(parse_qsl(body))
    if not fields.get("name") or not fields.get("email"):
        raise ValueError("name and email are required")
    lead = hashlib.sha256((fields["email"] + now).encode()).hexdigest()[:20]

    def put(pk: str, sk: str, **more: str) -> dict:
        item = {name: {"S": value} for name, value in {"pk": pk, "sk": sk, **more}.items()}
        return {"Put": {"TableName": TABLE, "Item": item, "ConditionExpression": "attribute_not_exists(pk)"}}

    def hashed(text: str) -> str:
        return hashlib.sha256(text.encode()).hexdigest()[:40]

    return [
        put(f"K#{hashed(body)}", "K", at=now),
        put(f"I#email#{hashed(fields['email'])}", "I", lead=lead),
        put(f"I#phone#{hashed(fields['phone'])}", "I", lead=lead),
        put(f"L#{lead}", "LEAD", due_shard="lead#00", due_at=now, body=json.dumps(fields)),
        put(f"L#{lead}", "Q#1", day=now[:10], arrived_at=now, body=json.dumps(fields)),
        put(f"L#{lead}", "M#1", due_shard="ack#00", due_at=now, body="{}"),
        put(f"L#{lead}", f"E#{now}#1", due_shard="event#00", due_at=now, body="{}"),
    ]


def handler(event: dict) -> dict:
    now = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime())
    dynamodb.transact_write_items(TransactItems=items(event["body"], now))
    return {"statusCode": 202, "headers": {"content-type": "application/json"}, "body": "{}"}


def main() -> None:
    """What the runtime of Python functions does, in its shortest form."""
    api = f"http://{os.environ['AWS_LAMBDA_RUNTIME_API']}/2018-06-01/runtime/invocation"
    while True:
        with urllib.request.urlopen(f"{api}/next") as asked:
            request, event = asked.headers["Lambda-Runtime-Aws-Request-Id"], json.load(asked)
        answer = json.dumps(handler(event)).encode()
        urllib.request.urlopen(f"{api}/{request}/response", answer).read()


main()
