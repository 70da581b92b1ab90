"""docs/metrics.md, written from the definitions; a test holds the file equal to this."""

from metrics.definitions import GROUPS, KINDS, Better, How, Metric, splits_of, unit_of

HEAD = """# Measures

Each measure counts **cases**: a case is one thing of one lead, counted once, on one day of the client's time zone. A
figure opens the very cases behind it. This page is written from `metrics/definitions/` by `manage.py describe_metrics`;
pages, API and CSV are made from the same.

A case belongs to the day named below, also where it is heard of later: a late event corrects that day. Where an
outcome is known only when the day is over, figures end with yesterday. The owner is that of the follow-up, else the lead's
of today; the source is the lead's; the segment is the kind of customer that it is (`customer_type`).
"""
UNITS = {"share": "share", "minutes": "minutes", "touches": "touches", "cases": "cases", "leads": "leads"}


def document() -> str:
    """The whole page, as Markdown."""
    parts = [HEAD]
    for group, metrics in GROUPS.items():
        parts.append(f"## {group}\n\n" + "\n".join(_metric(metric) for metric in metrics))
    parts.append("## What is counted\n\n" + "\n".join(_kind(key) for key in KINDS))
    return "\n".join(parts)


def target_in_words(metric: Metric) -> str:
    """Its target: `at least 90 %`; empty where it has none."""
    if metric.target is None:
        return ""
    bound = "at least" if metric.better is Better.HIGHER else "at most"
    unit = unit_of(metric)
    if unit == "share":
        return f"{bound} {100 * metric.target:g} %"
    if unit == "minutes" and metric.target >= 24 * 60:
        days = metric.target / 24 / 60
        return f"{bound} {days:g} day{'s' if days != 1 else ''}"
    return f"{bound} {metric.target:g} {unit}"


def numerator(metric: Metric) -> str:
    """What is counted above the line, in words."""
    return KINDS[metric.top.kind].outcomes[metric.top.outcome]


def denominator(metric: Metric) -> str:
    """What is counted below the line, in words; empty for what is no share."""
    return KINDS[metric.bottom.kind].outcomes[metric.bottom.outcome] if metric.bottom else ""


def _metric(metric: Metric) -> str:
    of = f"`{metric.top.kind}.{metric.top.outcome}`"
    if metric.how is How.REDUCTION:
        of += " at the end against the day before the period"
    elif metric.how is How.MEAN:
        of = f"the amount of {of}"
    if metric.bottom is not None:
        of += f" of `{metric.bottom.kind}.{metric.bottom.outcome}`"
    facts = [f"Unit: {UNITS[unit_of(metric)]}", f"Made of {of}"]
    if metric.target is not None:
        facts.append(f"Target: {target_in_words(metric)}")
    facts.append(f"Splits: {', '.join(splits_of(metric))}")
    return f"### `{metric.key}`: {metric.name}\n\n{metric.meaning}\n\n" + "".join(f"- {fact}.\n" for fact in facts)


def _kind(key: str) -> str:
    kind = KINDS[key]
    rows = "".join(f"| `{outcome}` | {says} |\n" for outcome, says in kind.outcomes.items())
    more = f"- Amount: {kind.amount}.\n" if kind.amount else ""
    more += "- Figures end with the last full day.\n" if kind.settled else ""
    return (
        f"### `{key}`\n\n{kind.says}\n\n- Counts on: {kind.day}\n- Made of: {'; '.join(kind.sources)}.\n{more}\n"
        f"| Outcome | What it says of a case |\n|---|---|\n{rows}"
    )
