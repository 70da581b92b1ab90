"""The lead's company in a scenario: its owner, the lead's colleagues, and what becomes known of them."""

from dataclasses import replace
from datetime import UTC, datetime

from followups.engine.facts import Account, Colleague, Direction, Interaction, Stage
from followups.engine.history import AUTOMATIC, is_reply, took_part
from followups.engine.simulation.moments import ScenarioReader
from followups.engine.simulation.scenario import Happening

BUYING_ROLES = ("champion", "economic_buyer", "user", "blocker")
MOST = 20  # colleagues that a decision looks at, as in the product
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def read_account(reader: ScenarioReader, document: object) -> Account:
    """`account: {name, owner, colleagues: [{id, name, stage, buying_role}]}`."""
    given = reader.mapping("account", document, ("name", "owner", "colleagues"), required=("name", "colleagues"))
    found: list[Colleague] = []
    for number, item in enumerate(reader.sequence("account.colleagues", given.get("colleagues", []))):
        place = f"account.colleagues[{number}]"
        parts = reader.mapping(place, item, ("id", "name", "stage", "buying_role"), required=("id", "name"))
        ident = reader.key(f"{place}.id", parts.get("id"))
        if ident and ident in [other.id for other in found]:
            reader.refuse(f"{place}.id", f"“{ident}” is the id of another colleague too.", "Give each its own.")
        role = parts.get("buying_role")
        found.append(
            Colleague(
                id=ident,
                name=reader.text(f"{place}.name", parts.get("name")),
                stage=Stage(reader.choice(f"{place}.stage", parts.get("stage", "contacted"), tuple(Stage))),
                buying_role=reader.choice(f"{place}.buying_role", role, BUYING_ROLES) if role is not None else "",
            )
        )
    if len(found) > MOST:
        reader.refuse("account.colleagues", f"There are more than {MOST}.", "Name those who matter.")
    owner = reader.text("account.owner", given["owner"]) if "owner" in given else None
    return Account("account", reader.text("account.name", given.get("name")), owner, tuple(found))


def check_colleagues(reader: ScenarioReader, account: Account | None, events: tuple[Happening, ...]) -> None:
    """Whoever an event is by is a colleague that the file names."""
    known = [colleague.id for colleague in account.colleagues] if account is not None else []
    for event in events:
        if event.by and event.by not in known:
            names = ", ".join(known) or "none; name them under account.colleagues"
            reader.refuse(f"{event.place}.by", f"There is no colleague “{event.by}”.", f"Known are: {names}.")


def with_news(account: Account, event: Happening) -> Account:
    """The account after something that a colleague did, or that we did with them."""
    happened = Interaction(event.id, event.kind, event.at, Direction(event.direction))
    changes: dict[str, object] = {}
    if is_reply(happened):
        changes |= {"last_reply_id": event.id, "last_reply_at": event.at}
    if took_part(happened) and event.kind not in AUTOMATIC:
        changes["last_sign_at"] = event.at
    if happened.direction is not Direction.INBOUND:
        changes["last_contact_at"] = event.at
    return replace(
        account,
        colleagues=tuple(
            replace(colleague, **changes) if colleague.id == event.by else colleague  # type: ignore[arg-type]
            for colleague in account.colleagues
        ),
    )


def newest_first(account: Account) -> Account:
    """Those of whom there is newest news first, as the product gives them."""

    def news(colleague: Colleague) -> datetime:
        return max(colleague.last_sign_at or _LONG_AGO, colleague.last_contact_at or _LONG_AGO)

    return replace(account, colleagues=tuple(sorted(account.colleagues, key=news, reverse=True)))
