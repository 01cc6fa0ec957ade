"""Whether each function's binary may lie at any address (PIE), so that the system puts it at another one at each start.

    pie.py ZIP ...

A build with fixed addresses looks the same from outside: only the file says it, and so it is read here.
"""

import struct
import sys
import zipfile

ET_DYN = 3
PT_DYNAMIC = 2
DT_FLAGS_1 = 0x6FFFFFFB
DF_1_PIE = 0x08000000
# Little-endian, 64 bits: what both processors of Lambda run.
IDENT = b"\x7fELF\x02\x01"


def fault(elf: bytes) -> str | None:
    """What is wrong with a binary; none, if it is position-independent."""
    if not elf.startswith(IDENT):
        return "is no ELF file of 64 bits"
    (kind,) = struct.unpack_from("<H", elf, 16)
    if kind != ET_DYN:
        return f"has fixed addresses (e_type {kind}, not {ET_DYN})"
    (headers,) = struct.unpack_from("<Q", elf, 32)
    size, count = struct.unpack_from("<HH", elf, 54)
    for number in range(count):
        kind, _, offset, _, _, length = struct.unpack_from("<IIQQQQ", elf, headers + number * size)
        if kind != PT_DYNAMIC:
            continue
        for at in range(offset, offset + length, 16):
            tag, value = struct.unpack_from("<QQ", elf, at)
            if tag == DT_FLAGS_1 and value & DF_1_PIE:
                return None
    return "is a library, not a position-independent program (no DF_1_PIE)"


zips = sys.argv[1:]
faults = [f"{path}: bootstrap {said}" for path in zips if (said := fault(zipfile.ZipFile(path).read("bootstrap")))]
if faults or not zips:
    sys.exit("\n".join(faults) or "no zip was named")
