"""What Baton on one machine promises of its disk, looked at from outside.

    check.py            both of the following
    check.py room DIR   the second one, with a small file system of its own mounted at DIR

1. Between a form's arrival and its answer, what was written of the table is on the disk: strace sees the log that SQLite writes ahead
   (`*-wal`) flushed after its last write and before the answer. So it outlives a power cut.
2. A disk without room answers 503, says in the log where there is none, and goes on by itself once there is.
"""

import http.client
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from urllib.parse import urlencode

BATON = os.environ["BATON"]
PATIENCE_SECONDS = 90
PORT_LINE = re.compile(r"http://127\.0\.0\.1:(\d+)")
# As small as lets it begin.
DISK_MEGABYTES = 8


class Failed(AssertionError):
    """A promise that was not kept."""


def check(holds, what: str) -> None:
    if not holds:
        raise Failed(what)


class Baton:
    """`baton up` on a folder, perhaps under another program."""

    def __init__(self, folder: str, log: str, under: list[str]):
        self.log = log
        command = [*under, BATON, "up", "--port", "0", "--speed", "0", "--empty", "--data", folder]
        with open(log, "w") as out:
            self.process = subprocess.Popen(command, stdout=out, stderr=out, start_new_session=True)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not (found := PORT_LINE.search(self.said())):
            check(self.process.poll() is None, f"Baton did not begin: {self.said()[-800:]}")
            check(time.monotonic() < deadline, "Baton did not begin in time")
            time.sleep(0.1)
        self.port = int(found[1])

    def said(self) -> str:
        return open(self.log, errors="replace").read()

    def post(self, number: int) -> int:
        """Sends the form as somebody; the status."""
        fields = {"name": f"Pat Number{number}", "email": f"p{number}@example.org", "topic": "sales", "message": "What would it cost?"}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", "/f/contact", urlencode(fields), headers)
        status = connection.getresponse().status
        connection.close()
        return status

    def stop(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()


def on_disk_before_the_answer(work: str) -> None:
    trace = f"{work}/trace"
    calls = "read,recvfrom,write,writev,sendto,pwrite64,fsync,fdatasync"
    baton = Baton(f"{work}/data", f"{work}/log", ["strace", "-f", "-yy", "-s", "24", "-e", f"trace={calls}", "-o", trace])
    try:
        check(baton.post(1) == 202, f"the form was not taken: {baton.said()[-800:]}")
    finally:
        baton.stop()
    lines = open(trace, errors="replace").read().splitlines()
    arrived = next((at for at, line in enumerate(lines) if "POST /f/contact" in line), None)
    check(arrived is not None, "the trace has no request")
    answered = next((at for at, line in enumerate(lines[arrived:], arrived) if "HTTP/1.1 202" in line), None)
    check(answered is not None, "the trace has no answer")
    between = lines[arrived:answered]
    written = [at for at, line in enumerate(between) if "pwrite64(" in line and "-wal>" in line]
    flushed = [at for at, line in enumerate(between) if re.search(r"f(data)?sync\(\d+<[^>]*-wal>", line)]
    check(written, "nothing was written between the form's arrival and its answer")
    check(flushed and flushed[-1] > written[-1], "the answer did not wait until the last write was on the disk")
    print(f"ok  an answered form is on the disk: {len(written)} writes to the log ahead, then {len(flushed)} flush(es), then the answer")


def a_disk_without_room(folder: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_MEGABYTES}m", "tmpfs", folder], check=True)
    data, filler = f"{folder}/data", f"{folder}/filler"
    baton = Baton(data, f"{folder}.log", [])
    try:
        check(baton.post(1) == 202, f"the form was not taken: {baton.said()[-800:]}")
        with open(filler, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * 4096)
            except OSError:
                pass
        # What was set aside may be enough for a few.
        statuses = [baton.post(number) for number in range(2, 40)]
        check(503 in statuses, f"nothing was refused: {statuses}")
        check(set(statuses) <= {202, 503}, f"answers were {set(statuses)}")
        wanted = f"no room on the disk under {data}"
        check(baton.said().count(wanted) == 1, f"the log does not say once: {wanted}\n{baton.said()[-1500:]}")
        os.remove(filler)
        check(baton.post(50) == 202, "with room again, the form was not taken")
        check("there is room on the disk" in baton.said(), "the log does not say that there is room again")
    finally:
        baton.stop()
    print(f"ok  without room {statuses.count(503)} forms got 503 and the log named the folder; with room again they were taken")


def main() -> None:
    if sys.argv[1:2] == ["room"]:
        a_disk_without_room(sys.argv[2])
        return
    with tempfile.TemporaryDirectory() as work:
        on_disk_before_the_answer(work)
        folder = f"{work}/small"
        os.mkdir(folder)
        # A name space of its own: the file system is gone when it ends.
        subprocess.run(["unshare", "--user", "--map-root-user", "--mount", sys.executable, __file__, "room", folder], check=True)


try:
    main()
except Failed as failure:
    sys.exit(f"durability: {failure}")
