"""Which other companies may be this one, under another legal form or mail domain (mission B4). Only exact names are looked up."""

from collections.abc import Collection
from uuid import UUID

from leads.models import Account

MOST = 10
# What stands behind a company's name and says nothing of which company it is.
FORMS = (
    "AB", "AG", "APS", "AS", "A/S", "BV", "B.V.", "CO", "COMPANY", "CORP", "CORP.", "CORPORATION", "GMBH", "GMBH & CO. KG",
    "GROUP", "HOLDING", "INC", "INC.", "KG", "LIMITED", "LLC", "LLP", "LTD", "LTD.", "NV", "N.V.", "OHG", "OY", "PLC",
    "PTY LTD", "S.A.", "S.A.S.", "S.L.", "S.P.A.", "S.R.L.", "SA", "SAS", "SE", "SL", "SP. Z O.O.", "SPA", "SRL", "UG",
)  # fmt: skip
ENDS = tuple(
    """
    com net org eu io ai co biz info de at ch fr es it nl be lu pt pl cz sk hu ro bg gr se no dk fi is ie uk co.uk us ca
    com.br com.mx com.ar co.za com.au co.nz in co.in jp co.jp cn com.cn com.sg hk com.tr tech app dev example
    """.split()  # noqa: SIM905 -- a list of sixty quoted strings is not easier to read
)


def core_of(name: str) -> str:
    """A company's name in capitals, without its legal form."""
    words = " ".join(name.upper().split())
    for form in sorted(FORMS, key=len, reverse=True):
        for end in (f" {form}", f", {form}"):
            if words.endswith(end) and len(words) > len(end):
                return words.removesuffix(end).rstrip(",")
    return words


def label_of(domain: str) -> str:
    """What a domain is called before its ending: "buyer" of buyer.co.uk."""
    for end in sorted(ENDS, key=len, reverse=True):
        if domain.endswith(f".{end}"):
            return domain.removesuffix(f".{end}").rpartition(".")[2]
    return domain.rpartition(".")[0].rpartition(".")[2]


def likely_same(account: Account, domains: list[str], apart: Collection[UUID] = ()) -> list[tuple[Account, str]]:
    """Companies that may be this one, each with what they have in common; not those that are known to stand `apart`.

    `domains` are all of this one's. Two queries, each by an index.
    """
    core, labels = core_of(account.name), {label_of(domain) for domain in domains} - {""}
    names = [core, *(f"{core}{comma} {form}" for form in FORMS for comma in ("", ","))] if len(core) > 1 else []
    places = [f"{label}.{end}" for label in labels for end in ENDS]
    rows = Account.objects.select_related("merged_into").order_by("id")
    found: dict[Account, str] = {}
    for say, same in (
        ("The same name", rows.filter(name_key__in=names)),
        ("The same mail domain under another ending", rows.filter(domain__in=places)),
    ):
        for row in same[:MOST]:
            found.setdefault(row.merged_into or row, say)
    found.pop(account, None)
    return [(row, say) for row, say in found.items() if row.pk not in apart]
