"""In which encoding a CSV is written, found in two passes over the file at most and without holding it in memory."""

from typing import BinaryIO

from charset_normalizer import from_bytes

# Longest first: the mark of UTF-32 begins with that of UTF-16.
MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# What spreadsheets of this world write when it is not UTF-8.
OLD_ENCODINGS = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "cp932", "gb18030", "big5", "cp949", "mac_roman",
]  # fmt: skip
SAMPLE = 200_000  # bytes looked at to recognise an old encoding
PIECE = 1_000_000  # bytes decoded at once


def encoding_of(file: BinaryIO) -> tuple[str, str]:
    """The encoding, and how bytes that are not of it are to be treated: kept as surrogates, or replaced.

    A file that is UTF-8 but for some lines is UTF-8: those lines show that they are broken.
    """
    file.seek(0)
    sample = file.read(SAMPLE)
    for mark, encoding in MARKS:
        if sample.startswith(mark):
            return encoding, "surrogateescape" if encoding == "utf-8-sig" else "replace"
    if sample.count(0) * 20 > len(sample):  # UTF-16 without a mark: every other byte of plain text is zero
        return ("utf-16-le" if sample[1:2] == b"\0" else "utf-16-be"), "replace"
    broken = sound = 0
    file.seek(0)
    while piece := file.readlines(PIECE):
        if not b"".join(piece).isascii():
            for line in piece:
                if not line.isascii():
                    is_broken = _is_broken(line)
                    broken, sound = broken + is_broken, sound + (not is_broken)
    if sound >= broken:
        return "utf-8", "surrogateescape"
    found = from_bytes(sample, cp_isolation=OLD_ENCODINGS).best()
    # Where several old encodings read the same text, the most frequent one names it.
    if found is None or _read_alike(file, found.encoding, "cp1252"):
        return "cp1252", "surrogateescape"
    return found.encoding, "surrogateescape"


def _is_broken(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return True
    return False


def _read_alike(file: BinaryIO, one: str, other: str) -> bool:
    """Whether two encodings make the same text of it. A line's end is the same byte in all of them."""
    file.seek(0)
    while piece := b"".join(file.readlines(PIECE)):
        if piece.decode(one, "surrogateescape") != piece.decode(other, "surrogateescape"):
            return False
    return True
