"""Looks into the functions' zips: is each what Lambda starts, on the processor that it is for?

    zips.py arm64|x86_64 [--released] ZIP ...

A zip holds `bootstrap`, which may be executed and is an ELF program for that processor and for the C library of Amazon Linux 2023,
and `NOTICES.txt`, which names what is linked into it. The program may lie at any address, so that the system puts it at another one
at each start: a build with fixed addresses looks the same from outside. What is released has a bound of its size, too.
"""

import argparse
import os
import re
import struct
import sys
import zipfile

# ELF's numbers for the two processors of Lambda, both of 64 bits and little-endian.
MACHINES = {"arm64": 183, "x86_64": 62}
IDENT = b"\x7fELF\x02\x01"
ET_DYN = 3
PT_DYNAMIC = 2
DT_FLAGS_1 = 0x6FFFFFFB
DF_1_PIE = 0x08000000
# Of the C library in Amazon Linux 2023.
NEWEST_GLIBC = (2, 34)
# Linked into every function.
LINKED = ("aws-sdk-dynamodb", "lambda_runtime", "serde_json", "tokio")
# So that none grows unseen: infra/PERFORMANCE.md.
MOST_BYTES = 6_000_000


def lies_anywhere(elf: bytes) -> bool:
    """Whether a program is position-independent: one of kind ET_DYN without the flag is a library."""
    (kind,) = struct.unpack_from("<H", elf, 16)
    (headers,) = struct.unpack_from("<Q", elf, 32)
    size, count = struct.unpack_from("<HH", elf, 54)
    for number in range(count if kind == ET_DYN else 0):
        kind, _, offset, _, _, length = struct.unpack_from("<IIQQQQ", elf, headers + number * size)
        if kind != PT_DYNAMIC:
            continue
        entries = (struct.unpack_from("<QQ", elf, at) for at in range(offset, offset + length, 16))
        if any(tag == DT_FLAGS_1 and value & DF_1_PIE for tag, value in entries):
            return True
    return False


def fault(content: zipfile.ZipFile, arch: str) -> str | None:
    """What is wrong with a zip."""
    if sorted(content.namelist()) != ["NOTICES.txt", "bootstrap"]:
        return f"holds {content.namelist()}, not bootstrap and NOTICES.txt"
    if not content.getinfo("bootstrap").external_attr >> 16 & 0o111:
        return "has a bootstrap that may not be executed"
    elf = content.read("bootstrap")
    if not elf.startswith(IDENT):
        return "has a bootstrap that is no ELF program of 64 bits"
    (machine,) = struct.unpack_from("<H", elf, 18)
    if machine != MACHINES[arch]:
        return f"is for ELF machine {machine}, not for {arch} ({MACHINES[arch]})"
    if not lies_anywhere(elf):
        return "has fixed addresses (no DF_1_PIE)"
    versions = [tuple(map(int, version.split(b"."))) for version in re.findall(rb"GLIBC_(\d+\.\d+)", elf)]
    if max(versions, default=NEWEST_GLIBC) > NEWEST_GLIBC:
        return f"needs a C library of {max(versions)}, and there is {NEWEST_GLIBC}"
    notices = content.read("NOTICES.txt").decode()
    missing = [crate for crate in LINKED if not re.search(rf"^{crate} \d", notices, re.M)]
    return f"has notices without {missing}" if missing else None


def main() -> None:
    options = argparse.ArgumentParser(usage="zips.py arm64|x86_64 [--released] ZIP ...")
    options.add_argument("arch", choices=MACHINES)
    options.add_argument("zips", nargs="+")
    options.add_argument("--released", action="store_true")
    asked = options.parse_args()
    faults = []
    for path in asked.zips:
        with zipfile.ZipFile(path) as content:
            said = fault(content, asked.arch)
        size = os.path.getsize(path)
        if not said and asked.released and size > MOST_BYTES:
            said = f"has {size} bytes, over {MOST_BYTES}"
        if said:
            faults.append(f"{path} {said}")
        else:
            print(f"ok  {path}: for {asked.arch}, {size} bytes")
    if faults:
        sys.exit("\n".join(faults))


main()
