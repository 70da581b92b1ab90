import pytest

from followups.inbound.reading.charsets import codec_named, to_text

UMLAUTS = "Grüße – Straße"  # noqa: RUF001 -- the dash is in cp1252 and not in Latin-1


@pytest.mark.parametrize(
    ("text", "real", "declared"),
    [
        (UMLAUTS, "utf-8", "utf-8"),
        (UMLAUTS, "utf-8", "us-ascii"),
        (UMLAUTS, "utf-8", "iso-8859-1"),
        (UMLAUTS, "utf-8", "windows-1252"),
        (UMLAUTS, "utf-8", "x-unknown"),
        (UMLAUTS, "utf-8", None),
        (UMLAUTS, "utf-8", ""),
        (UMLAUTS, "utf-8", "unicode_escape"),
        (UMLAUTS, "utf-8", "rot13"),
        (UMLAUTS, "cp1252", "iso-8859-1"),
        (UMLAUTS, "cp1252", "ansi"),
        (UMLAUTS, "cp1252", '"Windows-1252"'),
        (UMLAUTS, "utf-7", "unicode-1-1-utf-7"),
        (UMLAUTS, "utf-16", "utf-16"),
        ("お見積り①", "cp932", "Shift_JIS"),
        ("お見積り", "iso2022_jp", "iso-2022-jp"),
        ("お見積り", "iso2022_jp", "us-ascii"),
        ("お見積り", "euc_jp", "x-euc-jp"),
        ("报价单镕", "gb18030", "gb2312"),
        ("견적서", "cp949", "ks_c_5601-1987"),
        ("Предложение", "koi8-r", "KOI8-R"),
        ("Предложение", "cp1251", "windows-1251"),
        ("Oferta żółta", "iso-8859-2", "iso-8859-2"),
    ],
)
def test_it_reads_what_is_declared_rightly_wrongly_or_not_at_all(text, real, declared):
    assert to_text(text.encode(real), declared)[0] == text


def test_without_a_declaration_it_guesses_from_the_text():
    text = "Здравствуйте! Спасибо за предложение, мы согласны и ждём договор."
    assert to_text(text.encode("cp1251"))[0] == text


def test_a_cut_letter_costs_only_itself():
    data = ("Guten Tag " * 5 + "Straße").encode() + "ß".encode()[:1]
    assert to_text(data, "utf-8")[0] == "Guten Tag " * 5 + "Straße\ufffd"


def test_what_no_database_stores_is_dropped():
    assert to_text(b"a\x00b\x07c+2AA-", "utf-7")[0] == "abc"


@pytest.mark.parametrize(
    "label", ["", "a" * 99, "hex", "base64", "rot_13", "idna", "punycode", "\x00", "utf-8\n x", "../etc", "undefined"]
)
def test_a_label_that_is_no_charset_is_none(label):
    assert codec_named(label) is None
