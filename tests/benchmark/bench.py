"""A runtime API that starts functions, hands them forms, and measures.

    bench.py FOLDER ROUNDS

A round starts each function once: from `exec` to its first question for work is *start to ready*; then come one form, whose
answer is *the first answer*, and ten more. Memory is the peak of the process (VmHWM) after the first answer. A function of 256 MB
has a seventh of a core once it is ready: *at 1/7 core* is the processor time of the first answer seven times, whatever else the
machine does meanwhile.
"""

import http.server
import itertools
import json
import os
import queue
import statistics
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path
from urllib.parse import urlencode

import boto3

FOLDER, ROUNDS = Path(sys.argv[1]), int(sys.argv[2])
WARM = 10
LIMIT_SECONDS = 30
# Of a core, for a function of 256 MB: a whole one is had at 1769 MB.
SHARE = 7
HERE = Path(__file__).parent
# A number that somebody had before would make the form an old acquaintance's.
LINES = itertools.count()
FUNCTIONS = {
    "baton (Rust)": [str(FOLDER / "intake" / "bootstrap")],
    "Python, boto3": [sys.executable, str(HERE / "handler.py")],
    "Node, AWS SDK": ["node", str(FOLDER / "handler.mjs")],
}


class Runtime(http.server.BaseHTTPRequestHandler):
    """`next` and `response`, of one function at a time."""

    protocol_version = "HTTP/1.1"
    # An answer that waits for the acknowledgement of its header would measure the network's patience.
    wbufsize = -1
    asked: queue.Queue = queue.Queue()
    work: queue.Queue = queue.Queue()
    answered: queue.Queue = queue.Queue()

    def do_GET(self):
        Runtime.asked.put(time.perf_counter())
        event = Runtime.work.get()
        if event is None:
            self.close_connection = True
            return
        body = json.dumps(event).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Type", "application/json")
        self.send_header("Lambda-Runtime-Aws-Request-Id", str(uuid.uuid4()))
        self.send_header("Lambda-Runtime-Deadline-Ms", str(int((time.time() + LIMIT_SECONDS) * 1000)))
        self.send_header("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:bench")
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)) or self.chunks()
        Runtime.answered.put((time.perf_counter(), self.path, body))
        self.send_response(202)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def chunks(self) -> bytes:
        whole = b""
        while self.headers.get("Transfer-Encoding") == "chunked":
            size = int(self.rfile.readline().split(b";")[0], 16)
            whole += self.rfile.read(size)
            self.rfile.readline()
            if size == 0:
                break
        return whole

    def log_message(self, *_):
        pass


def form(number: str) -> dict:
    """A form as the gateway hands it over: somebody new each time."""
    fields = {
        "name": "Ana Silva",
        "email": f"ana{number}@customer.example.org",
        "phone": f"+1 212 555 {next(LINES):04}",
        "topic": "sales",
        "message": f"What do {number} lamps cost?",
    }
    at = {"method": "POST", "path": "/f/contact", "protocol": "HTTP/1.1", "sourceIp": "198.51.100.7", "userAgent": "b"}
    return {
        "version": "2.0",
        "routeKey": "ANY /f/{form}",
        "rawPath": "/f/contact",
        "rawQueryString": "",
        "headers": {
            "host": "api.example.com",
            "accept": "application/json",
            "content-type": "application/x-www-form-urlencoded",
        },
        "requestContext": {
            "accountId": "000000000000",
            "apiId": "bench",
            "domainName": "api.example.com",
            "domainPrefix": "api",
            "http": at,
            "requestId": number,
            "routeKey": "ANY /f/{form}",
            "stage": "$default",
            "time": "22/Nov/2026:08:00:00 +0000",
            "timeEpoch": 1795334386574,
        },
        "body": urlencode(fields),
        "isBase64Encoded": False,
    }


def peak(pid: int) -> float:
    """The most memory that the process ever had, in MB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0.0


def work(pid: int) -> float:
    """Milliseconds of a processor that the process had since it was started."""
    # The clock of another process, as clock_getcpuclockid(3) numbers it.
    return time.clock_gettime((~pid << 3) | 2) * 1000


def ask() -> float:
    """Hands over a form; milliseconds until its answer."""
    began = time.perf_counter()
    Runtime.work.put(form(uuid.uuid4().hex[:12]))
    ended, path, body = Runtime.answered.get(timeout=LIMIT_SECONDS)
    if not path.endswith("/response") or json.loads(body).get("statusCode") != 202:
        sys.exit(f"a function failed: {path}: {body[:500]}")
    return (ended - began) * 1000


def round_of(command: list[str], environment: dict) -> dict:
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        ready = (Runtime.asked.get(timeout=LIMIT_SECONDS) - began) * 1000
        started = work(process.pid)
        first = ask()
        Runtime.asked.get(timeout=LIMIT_SECONDS)
        slow = (work(process.pid) - started) * SHARE
        memory = peak(process.pid)
        warm = []
        for _ in range(WARM):
            warm.append(ask())
            Runtime.asked.get(timeout=LIMIT_SECONDS)
    finally:
        process.kill()
        process.wait()
        # Its last question is still waiting for work, and must not get that of the next process.
        Runtime.work.put(None)
        while not Runtime.work.empty():
            time.sleep(0.001)
    return {"ready": ready, "started": started, "first": first, "slow": slow, "warm": statistics.median(warm), "memory": memory}


def main() -> None:
    dynamodb, secrets = boto3.client("dynamodb"), boto3.client("secretsmanager")
    text = [{"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk")]
    keys = [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}]
    dynamodb.create_table(
        TableName="bench", KeySchema=keys, AttributeDefinitions=text, BillingMode="PAY_PER_REQUEST"
    )
    secrets.create_secret(Name="signing", SecretString='{"current":"k1","k1":"a signing key of a benchmark"}')
    secrets.create_secret(Name="pepper", SecretString="a pepper of a benchmark")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Runtime)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    environment = {
        **os.environ,
        "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{server.server_port}",
        "AWS_LAMBDA_FUNCTION_NAME": "bench",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "256",
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_LOG_GROUP_NAME": "bench",
        "AWS_LAMBDA_LOG_STREAM_NAME": "bench",
        "BATON_TABLE": "bench",
        "BATON_STACK": "bench",
        "BATON_BUS": "bench",
        "BATON_BASE_URL": "https://api.example.com",
        "BATON_SIGNING_SECRET_ARN": "signing",
        "BATON_PEPPER_SECRET_ARN": "pepper",
    }
    results: dict[str, list[dict]] = {name: [] for name in FUNCTIONS}
    for number in range(ROUNDS + 1):
        for name, command in FUNCTIONS.items():
            measured = round_of(command, environment)
            # The first round fills the machine's caches.
            if number:
                results[name].append(measured)
    median = {
        name: {key: statistics.median(one[key] for one in rounds) for key in rounds[0]}
        for name, rounds in results.items()
    }
    columns = {
        "ready": "start to ready",
        "started": "its processor time",
        "first": "first answer",
        "slow": "at 1/7 core",
        "warm": "warm answer",
        "memory": "peak memory",
    }
    ours = median["baton (Rust)"]
    print(f"medians of {ROUNDS} starts each, {WARM} warm answers a start; load average {os.getloadavg()[0]:.1f}\n")
    print(f"{'':<15}" + "".join(f"{title:>24}" for title in columns.values()))
    for name, found in median.items():
        cells = (
            f"{found[key]:.1f} {'MB' if key == 'memory' else 'ms'} ({found[key] / ours[key]:.1f}x)" for key in columns
        )
        print(f"{name:<15}" + "".join(f"{cell:>24}" for cell in cells))


main()
