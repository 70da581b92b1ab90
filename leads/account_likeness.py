"""Which other companies may be this one, under another legal form or mail domain (mission B4). Only exact names are looked up."""

from collections.abc import Collection
from uuid import UUID

from leads.account_apart import standing_apart
from leads.models import Account

MOST = 10
NEWEST = 50  # companies that are compared with all others where pairs are listed
SAME_NAME, SAME_LABEL = "The same name", "The same mail domain under another ending"
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
    rows = Account.objects.select_related("merged_into").order_by("id")
    found: dict[Account, str] = {}
    for say, same in (
        (SAME_NAME, rows.filter(name_key__in=_names(account))),
        (SAME_LABEL, rows.filter(domain__in=_places(domains))),
    ):
        for row in same[:MOST]:
            found.setdefault(row.merged_into or row, say)
    found.pop(account, None)
    return [(row, say) for row, say in found.items() if row.pk not in apart]


def likely_pairs() -> list[tuple[Account, Account, str]]:
    """Of the NEWEST companies those that may be another one, the older first, and what they have in common. Five queries."""
    standing = Account.objects.filter(merged_into=None).select_related("owner")
    newest = list(standing.order_by("-id")[:NEWEST])
    names = {each: set(_names(each)) for each in newest}
    places = {each: set(_places([each.domain] if each.domain else [])) for each in newest}
    rows = Account.objects.select_related("merged_into").order_by("id")
    alike = list(rows.filter(name_key__in=set().union(*names.values()))[: NEWEST * MOST])
    near = list(rows.filter(domain__in=set().union(*places.values()))[: NEWEST * MOST])
    apart = standing_apart([each.pk for each in newest])
    found: dict[tuple[UUID, UUID], tuple[Account, Account, str]] = {}
    for each in newest:
        same = [(row, SAME_NAME) for row in alike if row.name_key in names[each]]
        same += [(row, SAME_LABEL) for row in near if row.domain in places[each]]
        for row, say in same:
            other = row.merged_into or row
            if other.pk != each.pk and other.pk not in apart[each.pk]:
                older, younger = sorted((each, other), key=lambda one: one.pk)
                found.setdefault((older.pk, younger.pk), (older, younger, say))
    return list(found.values())[:MOST]


def _names(account: Account) -> list[str]:
    core = core_of(account.name)
    return [core, *(f"{core}{comma} {form}" for form in FORMS for comma in ("", ","))] if len(core) > 1 else []


def _places(domains: list[str]) -> list[str]:
    labels = {label_of(domain) for domain in domains} - {""}
    return [f"{label}.{end}" for label in labels for end in ENDS]
