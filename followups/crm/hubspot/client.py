"""HubSpot as the port has it. Every write can be repeated: records of ours carry an id that HubSpot keeps unique."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import quote

from followups.crm.hubspot.calling import Calling
from followups.crm.port import Account, Checked, Cursor, DealStage, Page, Record, Rejected, Write, Written

KEY = "followthrough_id"  # a property of our own, unique in the account
GROUP = "followthrough"
OBJECTS = {"contact": "contacts", "deal": "deals", "note": "notes", "task": "tasks"}
MODIFIED = {"contact": "lastmodifieddate"}  # all others: hs_lastmodifieddate
PAGE = 200  # of a search
BATCH = 100  # of writing and reading
HISTORY_BATCH = 50  # of reading with history
ASSOCIATIONS = 1000
EXISTING = re.compile(r"Existing ID:\s*(\d+)")
PROPERTY = re.compile(r'"name"\s*:\s*"([^"]+)"|[Pp]roperty "([^"]+)"')
CHECK = "Check the value and the mapping of this field, then try again."
# Read of every record of a kind besides what is mapped.
ALWAYS = {
    "contact": ("email", "company", "lifecyclestage", "hs_email_optout", "hs_merged_object_ids", "lastmodifieddate"),
    "deal": ("dealname", "dealstage", "pipeline", "createdate", "closed_lost_reason", "hs_lastmodifieddate", KEY),
    "note": ("hs_note_body", "hs_timestamp", "hubspot_owner_id", "hs_lastmodifieddate", KEY),
    "task": (
        "hs_task_subject", "hs_task_body", "hs_task_status", "hs_timestamp", "hubspot_owner_id", "hs_lastmodifieddate", KEY,
    ),
}  # fmt: skip


class HubSpot:
    """followups.crm.port.Crm."""

    def __init__(self, calling: Calling) -> None:
        self._calling = calling
        self._stages: dict[str, DealStage] | None = None
        self._owners: dict[str, str] | None = None

    def close(self) -> None:
        self._calling.close()

    def account(self) -> Account:
        said = self._calling.get("/account-info/v3/details")
        portal = str(said.get("portalId", ""))
        self._calling.post("/crm/v3/objects/contacts/search", {"limit": 1, "properties": ["email"]})
        return Account(portal, f"It answers: account {portal}, {said.get('uiDomain', 'HubSpot')}.")

    def prepare(self) -> None:
        for name in OBJECTS.values():
            status, _ = self._calling.call("GET", f"/crm/v3/properties/{name}/{KEY}", bear=(404,))
            if status != 404:
                continue
            group = {"name": GROUP, "label": "Followthrough"}
            self._calling.call("POST", f"/crm/v3/properties/{name}/groups", group, bear=(409,))
            wanted = {
                "name": KEY, "label": "Followthrough id", "groupName": GROUP, "type": "string", "fieldType": "text",
                "hasUniqueValue": True, "description": "By this Followthrough knows its own records. Do not change it.",
            }  # fmt: skip
            self._calling.call("POST", f"/crm/v3/properties/{name}", wanted, bear=(409,))

    # --- Reading ------------------------------------------------------------------------------------------------------

    def changed(self, kind: str, cursor: Cursor, properties: Collection[str]) -> Page:
        """One search of up to 200. It never pages: a record that changes meanwhile moves to the end, and would move others
        over the edge of a page. The next search begins where this one ended, so the limit of 10,000 is never met either.
        """
        modified = MODIFIED.get(kind, "hs_lastmodifieddate")
        if cursor.tie:
            filters = [_filter(modified, "EQ", cursor.since), _filter("hs_object_id", "GT", cursor.tie)]
            order = "hs_object_id"
        else:
            filters, order = [_filter(modified, "GTE", cursor.since)], modified
        wanted = sorted({*ALWAYS[kind], *properties})
        body = {
            "filterGroups": [{"filters": filters}], "properties": wanted, "limit": PAGE,
            "sorts": [{"propertyName": order, "direction": "ASCENDING"}],
        }  # fmt: skip
        rows = self._calling.post(f"/crm/v3/objects/{OBJECTS[kind]}/search", body)["results"]
        records = [self._record(kind, row) for row in rows]
        full = len(records) == PAGE
        if not full:
            # After a tie the rest of time follows; at the end the place stays at the last change that was seen.
            after = Cursor(cursor.since + 1) if cursor.tie else Cursor(max([cursor.since, *_times(records)]))
            return Page(self._complete(kind, records), after, more=bool(cursor.tie))
        if cursor.tie:
            after = Cursor(cursor.since, records[-1].id)
        elif records[0].modified == records[-1].modified:
            after = Cursor(
                records[0].modified, "0"
            )  # all of them in one millisecond: by their ids from the first one on
        else:
            after = Cursor(records[-1].modified)
        return Page(self._complete(kind, records), after, more=True)

    def _record(self, kind: str, row: dict[str, Any]) -> Record:
        properties = {name: value or "" for name, value in (row.get("properties") or {}).items()}
        modified = properties.get(MODIFIED.get(kind, "hs_lastmodifieddate")) or row.get("updatedAt") or ""
        merged = tuple(filter(None, re.split(r"[;,\s]+", properties.get("hs_merged_object_ids", ""))))
        ours = properties.get(KEY, "") if kind != "contact" else ""
        return Record(str(row["id"]), _milliseconds(modified), properties, (), merged, ours)

    def _complete(self, kind: str, records: list[Record]) -> list[Record]:
        """What hangs on them: the contacts of a deal, note or task; of a contact its company."""
        if not records:
            return []
        if kind != "contact":
            contacts = self._associated(OBJECTS[kind], "contacts", [record.id for record in records])
            return [_with(record, contacts=tuple(contacts.get(record.id, ()))) for record in records]
        firsts = {
            pk: found[0] for pk, found in self._associated("contacts", "companies", [r.id for r in records]).items()
        }
        names = self._companies(sorted(set(firsts.values())))
        done = []
        for record in records:
            name, domain = names.get(firsts.get(record.id, ""), ("", ""))
            properties = dict(record.properties)
            properties["company"] = properties.get("company") or name
            done.append(_with(record, properties=properties, domain=domain))
        return done

    def _associated(self, of: str, to: str, ids: Sequence[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for batch in _batches(ids, ASSOCIATIONS):
            body = {"inputs": [{"id": pk} for pk in batch]}
            for row in self._calling.post(f"/crm/v4/associations/{of}/{to}/batch/read", body).get("results", ()):
                found[str(row["from"]["id"])] = [str(each["toObjectId"]) for each in row["to"]]
        return found

    def _companies(self, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        found: dict[str, tuple[str, str]] = {}
        for batch in _batches(ids, BATCH):
            body = {"inputs": [{"id": pk} for pk in batch], "properties": ["name", "domain"]}
            for row in self._calling.post("/crm/v3/objects/companies/batch/read", body).get("results", ()):
                found[str(row["id"])] = (row["properties"].get("name") or "", row["properties"].get("domain") or "")
        return found

    def still_there(self, ids: Sequence[str]) -> Checked:
        """Read by their ids: HubSpot answers for an id that was merged with the record it became part of."""
        checked = Checked()
        for batch in _batches(ids, BATCH):
            body = {"inputs": [{"id": pk} for pk in batch], "properties": list(ALWAYS["contact"])}
            rows = self._calling.post("/crm/v3/objects/contacts/batch/read", body).get("results", ())
            records = [self._record("contact", row) for row in rows]
            for record in records:
                checked.there |= dict.fromkeys((record.id, *record.merged_ids), record)
            checked.gone.update(pk for pk in batch if pk not in checked.there)
        return checked

    def find(self, addresses: Sequence[str], properties: Collection[str]) -> list[Record]:
        """By the address that is first with a contact."""
        records: list[Record] = []
        wanted = sorted({*ALWAYS["contact"], *properties})
        for batch in _batches(addresses, BATCH):
            body = {"inputs": [{"id": each} for each in batch], "idProperty": "email", "properties": wanted}
            rows = self._calling.post("/crm/v3/objects/contacts/batch/read", body).get("results", ())
            records += self._complete("contact", [self._record("contact", row) for row in rows])
        return records

    def changed_at(self, kind: str, ids: Sequence[str], properties: Collection[str]) -> dict[str, dict[str, datetime]]:
        """The newest entry of each property's history."""
        found: dict[str, dict[str, datetime]] = {}
        for batch in _batches(ids, HISTORY_BATCH):
            wanted = sorted(properties)
            body = {"inputs": [{"id": pk} for pk in batch], "properties": wanted, "propertiesWithHistory": wanted}
            for row in self._calling.post(f"/crm/v3/objects/{OBJECTS[kind]}/batch/read", body).get("results", ()):
                histories = row.get("propertiesWithHistory") or {}
                found[str(row["id"])] = {
                    name: _moment(past[0]["timestamp"]) for name, past in histories.items() if past
                }
        return found

    def owners(self) -> dict[str, str]:
        if self._owners is None:
            found: dict[str, str] = {}
            after = ""
            while True:
                said = self._calling.get("/crm/v3/owners", limit=100, **({"after": after} if after else {}))
                found |= {str(row["id"]): (row.get("email") or "").lower() for row in said["results"]}
                after = ((said.get("paging") or {}).get("next") or {}).get("after", "")
                if not after:
                    break
            self._owners = found
        return self._owners

    def deal_stages(self) -> dict[str, DealStage]:
        if self._stages is None:
            found = {}
            for pipeline in self._calling.get("/crm/v3/pipelines/deals")["results"]:
                for row in pipeline["stages"]:
                    about = row.get("metadata") or {}
                    closed = str(about.get("isClosed", "")).lower() == "true"
                    won = closed and float(about.get("probability") or 0) == 1
                    found[row["id"]] = DealStage(row["id"], row["label"], pipeline["id"], closed, won)
            self._stages = found
        return self._stages

    # --- Writing ------------------------------------------------------------------------------------------------------

    def write(self, kind: str, writes: Sequence[Write]) -> list[Written]:
        """Known ones by their id; else upserted by the address or by our own key. One batch for each way of the three."""
        ways: dict[str, list[Write]] = {"id": [], "email": [], KEY: []}
        for write in writes:
            ways["id" if write.id else "email" if write.email else KEY].append(write)
        done: list[Written] = []
        for way, some in ways.items():
            for batch in _batches(some, BATCH):
                done += self._write(kind, way, batch)
        return done

    def _write(self, kind: str, way: str, batch: Sequence[Write]) -> list[Written]:
        path = f"/crm/v3/objects/{OBJECTS[kind]}/batch/{'update' if way == 'id' else 'upsert'}"
        inputs = [_input(way, each) for each in batch]
        try:
            status, said = self._calling.call("POST", path, {"inputs": inputs})
        except Rejected as error:
            if len(batch) == 1:
                return [_failed(batch[0], {"message": str(error)})]
            # One bad record has the whole batch refused: each alone, so that only the bad one is left behind.
            return [done for each in batch for done in self._write(kind, way, [each])]
        found = {str(row.get("objectWriteTraceId") or ""): row for row in said.get("results", ())}
        wrong = _by_trace(said.get("errors") or ()) if status == 207 else {}
        done = []
        for number, each in enumerate(batch):
            trace = _trace(each)
            if trace in found:
                done.append(Written(each.key, str(found[trace]["id"])))
            elif trace in wrong:
                done.append(_failed(each, wrong[trace]))
            elif len(batch) == 1 and wrong:
                done.append(_failed(each, next(iter(wrong.values()))))
            elif len(said.get("results", ())) == len(batch):
                done.append(Written(each.key, str(said["results"][number]["id"])))  # it sends no traces back: in order
            else:
                done.append(Written(each.key, error="HubSpot did not say what became of it.", again=True))
        return done

    def attach(self, kind: str, pairs: Sequence[tuple[str, str]]) -> None:
        for batch in _batches(pairs, BATCH):
            body = {"inputs": [{"from": {"id": one}, "to": {"id": other}} for one, other in batch]}
            self._calling.post(f"/crm/v4/associations/{OBJECTS[kind]}/contacts/batch/associate/default", body)

    def unsubscribe(self, address: str) -> None:
        path = f"/communication-preferences/v4/statuses/{_segment(address)}/unsubscribe-all"
        # 400 and 409: it was unsubscribed from everything before.
        self._calling.call("POST", path, query={"channel": "EMAIL"}, bear=(400, 409))


def _input(way: str, write: Write) -> dict[str, Any]:
    made = {"properties": dict(write.properties), "objectWriteTraceId": _trace(write)}
    if way == "id":
        return {**made, "id": write.id}
    made["properties"][KEY] = write.key
    return {**made, "idProperty": way, "id": write.email if way == "email" else write.key}


def _trace(write: Write) -> str:
    return write.key


def _by_trace(errors: Sequence[dict]) -> dict[str, dict]:
    found = {}
    for number, error in enumerate(errors):
        traces = (error.get("context") or {}).get("objectWriteTraceId") or [f"#{number}"]
        found |= dict.fromkeys(map(str, traces), error)
    return found


def _failed(write: Write, error: dict) -> Written:
    """What one error of a batch says of a record: which field, why, and what mends it."""
    say = str(error.get("message", ""))[:400]
    if existing := EXISTING.search(say):
        return Written(write.key, exists=existing[1], field="email", error=say)
    if error.get("category") == "OBJECT_NOT_FOUND":
        return Written(
            write.key, error=say, mend="It was deleted there. “Write it again” on its link makes it anew.", gone=True
        )
    named = PROPERTY.search(say)
    name = next(filter(None, named.groups()), "") if named else ""
    context = error.get("context") or {}
    name = name or next(iter(context.get("propertyName") or context.get("properties") or ()), "")
    return Written(write.key, field=name, error=say, mend=CHECK)


def _filter(name: str, operator: str, value: object) -> dict[str, str]:
    return {"propertyName": name, "operator": operator, "value": str(value)}


def _batches(rows: Sequence, size: int) -> Iterator[Sequence]:
    return (rows[start : start + size] for start in range(0, len(rows), size))


def _times(records: Sequence[Record]) -> list[int]:
    return [record.modified for record in records]


def _with(record: Record, **changes: Any) -> Record:
    return replace(record, **changes)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _milliseconds(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return round(datetime.fromisoformat(text).timestamp() * 1000) if text else 0


def _segment(text: str) -> str:
    return quote(text, safe="")
