"""Lets a few people ask, lets days pass, and prints the links of every mail, {"o": [token, ...], ...}, and the leads of the desk."""

import json
import re
import sys
import urllib.parse
import urllib.request

BASE = sys.argv[1]


def ask(path, body=None, kind="application/json"):
    headers = {"content-type": kind, "accept": "application/json"}
    data = None if body is None else body.encode()
    request = urllib.request.Request(BASE + path, data, headers)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read().decode()


def inquire(**fields):
    ask("/f/contact", json.dumps(fields))


def wait(span):
    ask("/local/clock", json.dumps({"advance": span}))


def links():
    found = {}
    for mail in json.loads(ask("/local/mail.json")):
        for letter, token in re.findall(r"http://[^/\s]+/([a-z])/([A-Za-z0-9._-]+)", mail["text"] or ""):
            tokens = found.setdefault(letter, [])
            if token.rstrip(".") not in tokens:
                tokens.append(token.rstrip("."))
    return found


def press(token, **fields):
    ask(f"/o/{token}", urllib.parse.urlencode(fields), "application/x-www-form-urlencoded")


common = {"topic": "sales", "message": "What do 200 lamps cost?"}
for number in range(3):
    inquire(name="Ana Silva", email=f"ana{number}@customer.example", phone=f"+1 212 555 01{number}0", **common)
inquire(name="Lou", email="lou@customer.example", timeframe="later", **common)
inquire(name="Machine", email="machine@customer.example", website="https://example.net", **common)
wait("3h")
# One is called in vain and goes on by mail; the others are left lying, and move to other people.
first = links()["o"][0]
for _ in range(3):
    press(first, outcome="no_answer", again="yes")
    wait("26h")
wait("5d")
leads = [lead["lead"] for lead in json.loads(ask("/local/leads.json"))]
print(json.dumps({**links(), "desk": leads}))
