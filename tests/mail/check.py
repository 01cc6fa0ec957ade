"""Parses every mail of a folder strictly, and lets SpamAssassin score each in which something stands that stands in no other."""

import os
import re
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from email import message_from_bytes, policy
from pathlib import Path

MOST_POINTS = 2.0
LONGEST_LINE = 998
TIMEOUT_SECONDS = 900
# What a mail must never hold where its reader looks.
MARKS = ["{{", "}}", "{Add", "[NAME]", "%%", "<<"]


def flaws(path: Path) -> list[str]:
    """The rules that a mail breaks, by a parser that forgives nothing."""
    raw = path.read_bytes()
    try:
        message = message_from_bytes(raw, policy=policy.strict)
    except Exception as error:
        return [f"cannot be parsed: {error!r}"]
    found = [f"a defect: {defect!r}" for part in message.walk() for defect in part.defects]
    for name, value in message.items():
        found += [f"{name}: {defect!r}" for defect in getattr(value, "defects", ())]
    if any(len(line) > LONGEST_LINE for line in raw.split(b"\r\n")):
        found.append("a line is too long")
    if raw.replace(b"\r\n", b"").translate(None, b"\t" + bytes(range(32, 127))):
        found.append("a byte is no printable ASCII")
    text, html = (message.get_body((kind,)) for kind in ("plain", "html"))
    if text is None or html is None:
        return [*found, "text or HTML is missing"]
    shown = f"{message['subject']}\n{text.get_content()}"
    if "Auto-Submitted" in message or "List-Unsubscribe" in message:
        # What a person typed may hold anything, and is shown to the team alone.
        to_team = message["to"].addresses[0].domain == "example.com"
        found += [f"{mark} is left over" for mark in MARKS if mark in shown and not to_team]
    return found


def said(path: Path) -> set[str]:
    """What a mail is made of: its kinds of headers, its subject and its paragraphs, without names, times and addresses."""
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    text = message.get_body(("plain",)).get_content()
    headers = " ".join(sorted(name for name in message.keys()))
    parts = [f"headers {headers}", f"subject {message['subject']}", *re.split(r"\n\s*\n", text)]
    without_pages = (re.sub(r"https?://\S+|\S+@\S+", "", part) for part in parts)
    return {re.sub(r"\b[A-Z]\w*|\W", "", re.sub(r"\d+", "0", part)) for part in without_pages}


def looked_at(path: Path) -> tuple[list[str], set[str]]:
    """What is wrong with a mail, and what it is made of, where nothing is."""
    found = flaws(path)
    return found, set() if found else said(path)


def distinct(made_of: dict[Path, set[str]]) -> list[Path]:
    """The mails in which something stands that stands in none before: a list of the day is made of what other lists have, too."""
    known: set[str] = set()
    chosen = []
    for path, parts in made_of.items():
        if not parts <= known:
            known |= parts
            chosen.append(path)
    return chosen


def scores(paths: list[Path]) -> list[tuple[float, str]]:
    """What SpamAssassin says of each, in order."""
    command = ["spamassassin", "-L", "-t", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=TIMEOUT_SECONDS, check=True)
    found = re.findall(r"^X-Spam-Status: \S+, score=(-?[\d.]+) .*?tests=(.*?)\s+autolearn", done.stdout, re.M | re.S)
    return [(float(points), re.sub(r"\s+", "", tests)) for points, tests in found]


def main() -> int:
    paths = sorted(Path(sys.argv[1]).glob("**/*.eml"))
    if not paths:
        print("mail: there is none", file=sys.stderr)
        return 1
    # To parse strictly is slow, and each mail is by itself.
    with ProcessPoolExecutor() as pool:
        looked = dict(zip(paths, pool.map(looked_at, paths, chunksize=64), strict=True))
    failed = 0
    for path, (found, _) in looked.items():
        for flaw in found:
            failed += 1
            print(f"mail: {path.name}: {flaw}", file=sys.stderr)
    print(f"mail: {len(paths)} parsed strictly, {failed} flaws")
    if failed:
        return 1
    chosen = distinct({path: parts for path, (_, parts) in looked.items()})
    # One SpamAssassin uses one core.
    cores = os.cpu_count() or 1
    size = -(-len(chosen) // cores)
    with ThreadPoolExecutor(cores) as pool:
        parts = pool.map(scores, (chosen[at : at + size] for at in range(0, len(chosen), size)))
        scored = [score for part in parts for score in part]
    if len(scored) != len(chosen):
        print(f"mail: {len(chosen)} were to be scored, {len(scored)} were", file=sys.stderr)
        return 1
    worst = sorted(zip(scored, chosen, strict=True), reverse=True)
    for (points, tests), path in worst[:5]:
        subject = message_from_bytes(path.read_bytes(), policy=policy.default)["subject"]
        print(f"mail: {points:4.1f} points  {path.name}  {subject!r}  {tests}")
    spam = sum(points > MOST_POINTS for (points, _), _ in worst)
    print(f"mail: {len(chosen)} with something new scored, {spam} above {MOST_POINTS} points")
    return 1 if spam else 0


sys.exit(main())
