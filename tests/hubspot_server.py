"""A HubSpot on loopback: the documented shapes of what we ask for, with its limits, and with all it can say no by.

https://developers.hubspot.com/docs/api-reference: CRM v3 objects (search, batch read, update, upsert), v4 associations, owners,
pipelines, properties, account info, communication preferences v4.
"""

import json
import re
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

TOKEN = "pat-eu1-sesame"
SEARCH_MOST, SEARCH_PAGE, BATCH = 10_000, 200, 100
START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
Answer = tuple[int, dict[str, Any], dict[str, str]]


def limited(seconds: int | None = None, policy: str = "TEN_SECONDLY_ROLLING", **headers: str) -> Answer:
    say = f"You have reached your {policy.lower()} limit."
    body = {"status": "error", "message": say, "errorType": "RATE_LIMIT", "correlationId": "c", "policyName": policy}
    return 429, body, {**({"Retry-After": str(seconds)} if seconds is not None else {}), **headers}


def broken(status: int = 502) -> Answer:
    return status, {"status": "error", "message": "Something went wrong."}, {}


class Refusal(Exception):
    def __init__(self, status: int, message: str, **more: Any) -> None:
        self.answer: Answer = (status, {"status": "error", "message": message, "correlationId": "c", **more}, {})


class HubSpotServer:
    """`faults` are answered one after the other before anything is done; `meanwhile` is called while a caller waits."""

    def __init__(self) -> None:
        self.objects: dict[str, dict[str, dict[str, Any]]] = {
            kind: {} for kind in ("contacts", "companies", "deals", "notes", "tasks")
        }
        self.history: dict[tuple[str, str, str], str] = {}
        self.hangs_on: dict[tuple[str, str, str], list[str]] = {}  # (from, to, id): ids
        self.merged: dict[str, str] = {}
        self.second_addresses: dict[str, str] = {}
        self.owners = {"71": "olga@people.example", "72": "nobody@elsewhere.example"}
        self.stages = [
            ("appointment", "Appointment", False, "0.2"), ("proposal", "Proposal", False, "0.6"),
            ("closedwon", "Closed won", True, "1.0"), ("closedlost", "Closed lost", True, "0.0"),
        ]  # fmt: skip
        self.properties: set[tuple[str, str]] = set()
        self.refuses: dict[tuple[str, str], str] = {}  # (property, value): why
        self.unsubscribed: list[str] = []
        self.asked: list[tuple[str, str, Any]] = []
        self.faults: deque[Answer] = deque()
        self.token = TOKEN
        self.meanwhile = None
        self.ticks = True
        self.at = START
        self._next = 100
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.owner = self
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    # --- What people do in it -----------------------------------------------------------------------------------------

    def add(self, kind: str, *, contact: str = "", **properties: Any) -> str:
        """Somebody makes a record; its id."""
        self._next += 1
        pk = str(self._next)
        self.objects[kind][pk] = {}
        self.change(kind, pk, createdate=_iso(self.at), **properties)
        if contact:
            self.hang(kind, pk, "contacts", contact)
        return pk

    def change(self, kind: str, pk: str, **properties: Any) -> None:
        if self.ticks:
            self.at += timedelta(milliseconds=1)
        row = self.objects[kind][pk]
        for name, value in properties.items():
            row[name] = str(value)
            self.history[kind, pk, name] = _iso(self.at)
        row["hs_object_id"] = pk
        row["lastmodifieddate" if kind == "contacts" else "hs_lastmodifieddate"] = _iso(self.at)

    def hang(self, kind: str, pk: str, to: str, other: str) -> None:
        ids = self.hangs_on.setdefault((kind, to, pk), [])
        if other not in ids:
            ids.append(other)

    def merge(self, keep: str, lose: str) -> None:
        """Two contacts become one: what hung on the other hangs on it, and the other's id answers with it."""
        del self.objects["contacts"][lose]
        self.merged[lose] = keep
        for (kind, to, _), ids in self.hangs_on.items():
            if to == "contacts" and kind != "contacts" and lose in ids:
                ids[ids.index(lose)] = keep
        old = self.objects["contacts"][keep].get("hs_merged_object_ids", "")
        self.change("contacts", keep, hs_merged_object_ids=";".join(filter(None, [old, lose])))

    def state(self) -> str:
        """Everything that stands in it, to compare."""
        return json.dumps([self.objects, sorted(map(str, self.hangs_on.items())), self.unsubscribed], sort_keys=True)

    def writes(self) -> list[str]:
        """The paths of what was written since the beginning."""
        named = re.compile(r"batch/(update|upsert|associate)|unsubscribe-all|/properties/")
        return [path for method, path, _ in self.asked if method == "POST" and named.search(path)]

    # --- What it answers ----------------------------------------------------------------------------------------------

    def answer(self, method: str, target: str, authorization: str, body: Any) -> Answer:
        parts = urlsplit(target)
        self.asked.append((method, parts.path, body))
        if self.meanwhile is not None:
            self.meanwhile()
        if authorization != f"Bearer {self.token}":
            say = "Authentication credentials not found."
            return 401, {"status": "error", "message": say, "category": "INVALID_AUTHENTICATION"}, {}
        if self.faults:
            return self.faults.popleft()
        for pattern, act in ROUTES:
            if found := re.fullmatch(pattern, f"{method} {parts.path}"):
                try:
                    given = {name: unquote(value) for name, value in found.groupdict().items()}
                    return act(self, body, parse_qs(parts.query), **given)
                except Refusal as error:
                    return error.answer
        return 404, {"status": "error", "message": f"No such path: {method} {parts.path}"}, {}

    def search(self, body: dict, query: dict, kind: str) -> Answer:
        if body.get("limit", 10) > SEARCH_PAGE or len(body.get("sorts", [])) > 1:
            raise Refusal(400, "The limit is 200, and there is one sort.")
        if int(body.get("after", 0)) + body.get("limit", 10) > SEARCH_MOST:
            raise Refusal(400, "Paging beyond 10,000 results is not possible.")
        filters = [each for group in body.get("filterGroups", [])[:1] for each in group["filters"]]
        rows = [(pk, row) for pk, row in self.objects[kind].items() if all(_fits(row, each) for each in filters)]
        name = (body.get("sorts") or [{"propertyName": "hs_object_id"}])[0]["propertyName"]
        rows.sort(key=lambda each: _number(each[1].get(name, "0")))
        shown = rows[: body.get("limit", 10)]
        results = [self._row(kind, pk, body.get("properties", [])) for pk, _ in shown]
        return 200, {"total": len(rows), "results": results}, {}

    def _row(self, kind: str, pk: str, names: list[str], history: list[str] = ()) -> dict:
        row = self.objects[kind][pk]
        modified = row.get("lastmodifieddate" if kind == "contacts" else "hs_lastmodifieddate")
        shown = {name: row.get(name) for name in {*names, "hs_object_id"}}
        past = {
            name: [{"value": row.get(name), "timestamp": self.history[kind, pk, name], "sourceType": "CRM_UI"}]
            for name in history
            if (kind, pk, name) in self.history
        }
        more = {"propertiesWithHistory": past} if history else {}
        return {
            "id": pk,
            "properties": shown,
            "createdAt": row.get("createdate"),
            "updatedAt": modified,
            "archived": False,
            **more,
        }

    def read(self, body: dict, query: dict, kind: str) -> Answer:
        history = body.get("propertiesWithHistory", [])
        if len(body["inputs"]) > (50 if history else BATCH):
            raise Refusal(400, "Too many inputs.")
        found, missing = {}, []
        for each in body["inputs"]:
            pk = self._find(kind, body.get("idProperty", ""), each["id"])
            if pk is None:
                missing.append(each["id"])
            else:
                found[pk] = self._row(kind, pk, body.get("properties", []), history)
        said = {"status": "COMPLETE", "results": list(found.values())}
        if not missing:
            return 200, said, {}
        error = {"status": "error", "category": "OBJECT_NOT_FOUND", "message": "Could not get some objects.",
                 "context": {"ids": missing}}  # fmt: skip
        return 207, {**said, "numErrors": 1, "errors": [error]}, {}

    def _find(self, kind: str, name: str, value: str) -> str | None:
        if name in ("", "hs_object_id"):
            value = self.merged.get(value, value)
            return value if value in self.objects[kind] else None
        return next((pk for pk, row in self.objects[kind].items() if row.get(name, "").lower() == value.lower()), None)

    def write(self, body: dict, query: dict, kind: str, way: str) -> Answer:
        if len(body["inputs"]) > BATCH:
            raise Refusal(400, "Too many inputs.")
        results, errors = [], []
        for each in body["inputs"]:
            trace = each.get("objectWriteTraceId")
            try:
                pk, new = self._write(kind, way, each)
                results.append(
                    {**self._row(kind, pk, list(each["properties"])), "new": new, "objectWriteTraceId": trace}
                )
            except Refusal as error:
                told = error.answer[1]
                errors.append({**told, "context": {**told.get("context", {}), "objectWriteTraceId": [trace]}})
        said = {"status": "COMPLETE", "results": results}
        return (207, {**said, "numErrors": len(errors), "errors": errors}, {}) if errors else (200, said, {})

    def _write(self, kind: str, way: str, each: dict) -> tuple[str, bool]:
        name = each.get("idProperty", "")
        if name and name != "email" and (kind, name) not in self.properties:
            raise Refusal(400, f'Property "{name}" does not exist', category="VALIDATION_ERROR")
        for prop, value in each["properties"].items():
            if say := self.refuses.get((prop, value)):
                say = f'Property values were not valid: [{{"isValid":false,"message":"{say}","name":"{prop}"}}]'
                raise Refusal(400, say, category="VALIDATION_ERROR")
        address = each["properties"].get("email", "").lower() or (each["id"].lower() if name == "email" else "")
        pk = self._find(kind, name, each["id"])
        holder = self._find(kind, "email", address) if address else None
        holder = holder or self.second_addresses.get(address)
        if holder and holder != pk:
            raise Refusal(409, f"Contact already exists. Existing ID: {holder}", category="CONFLICT")
        if pk is None and way == "update":
            raise Refusal(404, f"Object not found. objectId {each['id']}", category="OBJECT_NOT_FOUND")
        given = {**each["properties"], **({name: each["id"]} if name else {})}
        if pk is None:
            return self.add(kind, **given), True
        self.change(kind, pk, **given)
        return pk, False

    def associations(self, body: dict, query: dict, kind: str, to: str) -> Answer:
        results = [
            {
                "from": {"id": each["id"]},
                "to": [
                    {
                        "toObjectId": int(pk),
                        "associationTypes": [{"category": "HUBSPOT_DEFINED", "typeId": 1, "label": None}],
                    }
                    for pk in self.hangs_on[kind, to, each["id"]]
                ],
            }
            for each in body["inputs"]
            if self.hangs_on.get((kind, to, each["id"]))
        ]
        return (200 if len(results) == len(body["inputs"]) else 207), {"status": "COMPLETE", "results": results}, {}

    def associate(self, body: dict, query: dict, kind: str, to: str) -> Answer:
        for each in body["inputs"]:
            self.hang(kind, each["from"]["id"], to, each["to"]["id"])
        return 200, {"status": "COMPLETE", "results": []}, {}

    def list_owners(self, body: None, query: dict) -> Answer:
        """One a page, so that paging is done."""
        ids = sorted(self.owners)
        at = int(query.get("after", ["0"])[0])
        row = {"id": ids[at], "email": self.owners[ids[at]], "archived": False}
        more = {"paging": {"next": {"after": str(at + 1)}}} if at + 1 < len(ids) else {}
        return 200, {"results": [row], **more}, {}

    def pipelines(self, body: None, query: dict) -> Answer:
        stages = [
            {"id": pk, "label": label, "metadata": {"isClosed": str(closed).lower(), "probability": chance}}
            for pk, label, closed, chance in self.stages
        ]
        return 200, {"results": [{"id": "default", "label": "Sales", "stages": stages}]}, {}

    def account(self, body: None, query: dict) -> Answer:
        return 200, {"portalId": 4242, "uiDomain": "app.hubspot.com", "timeZone": "Europe/Berlin"}, {}

    def has_property(self, body: None, query: dict, kind: str, name: str) -> Answer:
        if (kind, name) not in self.properties:
            raise Refusal(404, f'Property "{name}" does not exist', category="OBJECT_NOT_FOUND")
        return 200, {"name": name}, {}

    def make_group(self, body: dict, query: dict, kind: str) -> Answer:
        return 201, body, {}

    def make_property(self, body: dict, query: dict, kind: str) -> Answer:
        if not body["hasUniqueValue"]:
            raise Refusal(400, "This one has to be unique.")
        self.properties.add((kind, body["name"]))
        return 201, body, {}

    def unsubscribe(self, body: None, query: dict, address: str) -> Answer:
        if address in self.unsubscribed:
            raise Refusal(400, f"{address} is already unsubscribed from all.")
        self.unsubscribed.append(address)
        return 200, {"results": []}, {}


KIND = r"(?P<kind>contacts|companies|deals|notes|tasks)"
ROUTES = (
    (rf"POST /crm/v3/objects/{KIND}/search", HubSpotServer.search),
    (rf"POST /crm/v3/objects/{KIND}/batch/read", HubSpotServer.read),
    (rf"POST /crm/v3/objects/{KIND}/batch/(?P<way>update|upsert)", HubSpotServer.write),
    (rf"POST /crm/v4/associations/{KIND}/(?P<to>\w+)/batch/read", HubSpotServer.associations),
    (rf"POST /crm/v4/associations/{KIND}/(?P<to>\w+)/batch/associate/default", HubSpotServer.associate),
    (r"GET /crm/v3/owners", HubSpotServer.list_owners),
    (r"GET /crm/v3/pipelines/deals", HubSpotServer.pipelines),
    (r"GET /account-info/v3/details", HubSpotServer.account),
    (rf"GET /crm/v3/properties/{KIND}/(?P<name>\w+)", HubSpotServer.has_property),
    (rf"POST /crm/v3/properties/{KIND}/groups", HubSpotServer.make_group),
    (rf"POST /crm/v3/properties/{KIND}", HubSpotServer.make_property),
    (r"POST /communication-preferences/v4/statuses/(?P<address>[^/]+)/unsubscribe-all", HubSpotServer.unsubscribe),
)


def _number(text: str) -> float:
    return float(text) if text.isdecimal() else datetime.fromisoformat(text).timestamp() * 1000


def _fits(row: dict, wanted: dict) -> bool:
    mine, value = round(_number(row.get(wanted["propertyName"], "0"))), int(wanted["value"])
    return {"EQ": mine == value, "GTE": mine >= value, "GT": mine > value}[wanted["operator"]]


def _iso(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length)) if length else None
        status, said, headers = self.server.owner.answer(self.command, self.path, self.headers["Authorization"], body)
        data = json.dumps(said).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *args: Any) -> None:
        """Silent."""


@contextmanager
def hubspot_server() -> Iterator[HubSpotServer]:
    server = HubSpotServer()
    server._thread.start()
    try:
        yield server
    finally:
        server._server.shutdown()
        server._server.server_close()
        server._thread.join()
