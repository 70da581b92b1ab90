"""Bytes to text, whatever charset is declared: mislabelled, unknown or none. Never raises, never loses all."""

from __future__ import annotations

import codecs
import re
from functools import cache

from charset_normalizer import from_bytes

# What mail says and what it means: the WHATWG's reading of old labels, and names that are in use but in no registry.
MEANT = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "ansi_x3.4-1968": "cp1252",
    "ansi": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-6-i": "iso-8859-6",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "sjis": "cp932",
    "iso-2022-jp": "iso2022_jp_ext",
    "x-euc-jp": "euc_jp",
    "cp-850": "cp850",
    "unicode-1-1-utf-7": "utf-7",
    "utf8mb4": "utf-8",
    "x-mac-roman": "mac-roman",
    "x-user-defined": "cp1252",
}
# Python's codecs that are no charsets of mail: they interpret escapes or rewrite host names.
NO_CHARSETS = frozenset({"unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined", "mbcs", "oem"})
# One byte is one letter: nothing is ever invalid in them, so valid UTF-8 under such a label is UTF-8.
SINGLE_BYTE = re.compile(r"^(?:cp\d{3,4}|windows|iso-?8859|koi8|mac|latin|tis)", re.IGNORECASE)
LIKELY = (
    "cp1251",
    "koi8_r",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "cp949",
    "cp1253",
    "cp1255",
    "cp1256",
    "tis_620",
    "cp1252",
)
SAMPLE = 1_500  # bytes that are looked at where nothing tells the charset
ESCAPES = re.compile(rb"\x1b\$[@B]|\x1b\([BJ]")
# Neither can stand in JSON or a database: control characters, and halves of letters that UTF-7 and UTF-16 can leave.
CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")


def to_text(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text and the name of the charset it was read by.

    A declared charset is believed when the bytes are valid in it; a single-byte label on valid UTF-8 is not. Without
    a usable label UTF-8 is tried, then a guess is made from the first few thousand bytes. Control characters are dropped.
    """
    if data.isascii() and b"\x1b" not in data and not _needs_its_codec(declared):
        return CONTROLS.sub("", data.decode("ascii")), "ascii"
    text, name = _decoded(data, codec_named(declared or ""))
    return CONTROLS.sub("", text), name


def _decoded(data: bytes, codec: str | None) -> tuple[str, str]:
    order = [codec] if codec else []
    if codec is None or SINGLE_BYTE.match(codec):
        order.insert(0, "utf-8")
    if ESCAPES.search(data):
        order.insert(0, "iso2022_jp_ext")
    for name in order:
        try:
            return data.decode(name), name
        except (UnicodeError, ValueError):
            continue
    if codec and not SINGLE_BYTE.match(codec):
        # A few broken letters in an otherwise right charset (a cut mail, a careless gateway) cost those letters only.
        loose = data.decode(codec, "replace")
        if loose.count("\ufffd") <= max(1, len(loose) // 20):
            return loose, codec
    guessed = _guess(data[:SAMPLE])
    return data.decode(guessed, "replace"), guessed


def _guess(sample: bytes) -> str:
    """Where few letters are beyond ASCII it is a Western language; where most are, the letters themselves tell."""
    if sum(byte > 127 for byte in sample) * 5 < len(sample):
        return "cp1252"
    best = from_bytes(sample, steps=3, chunk_size=256, cp_isolation=list(LIKELY)).best()
    name = codec_named(best.encoding) if best else None
    return name or "cp1252"


def _needs_its_codec(declared: str | None) -> bool:
    return declared is not None and declared.strip().lower().startswith(("utf-7", "utf-16", "utf-32", "unicode", "hz"))


@cache
def codec_named(label: str) -> str | None:
    """Python's name of the charset that a label means, or None for one that is unknown."""
    plain = label.strip().strip("\"'").lower().split("*")[0]
    if not re.fullmatch(r"[a-z0-9._:+-]{2,40}", plain):
        return None
    plain = MEANT.get(plain, plain)
    for name in (
        plain,
        plain.removeprefix("x-"),
        plain.replace("charset=", ""),
        plain.replace("windows", "cp").replace("-", ""),
    ):
        try:
            found = codecs.lookup(name)
        except (LookupError, ValueError):
            continue
        # Codecs of bytes to bytes (base64, zip) are refused by bytes.decode.
        if found.name.replace("-", "_") not in NO_CHARSETS and getattr(found, "_is_text_encoding", True):
            return found.name
    return None
