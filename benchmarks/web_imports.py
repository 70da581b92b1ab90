"""An import by the web: a file uploaded to a running web server, read, checked, taken in and undone by jobs."""

import csv
import http.client
import io
import json
import os
import re
import secrets
import subprocess
import sys
import time
from pathlib import Path

import psutil
from django.conf import settings
from django.test import Client

from benchmarks.bulk import HEADERS, a_lead
from benchmarks.place import ROOT, vacuum
from benchmarks.posting import as_the_product, web_server
from tenants.models import Membership, Role, Tenant

WORKER = ROOT / "benchmarks" / "import_worker.py"
PARTS = ("read", "check", "import", "undo")


def measure_web_import(database: str, tenant: Tenant, rows: int, kind: str = "csv") -> dict:
    """Seconds and peak memory of each part of an import of new people, and how long its pages take. `kind`: csv or xlsx."""
    body = spreadsheet(rows) if kind == "xlsx" else text(rows)
    figures: dict = {"rows": rows, "kind": kind, "mib": len(body) / 2**20}
    with web_server(database) as port:
        person, pages = Person(port, tenant), []
        base, began = f"/t/{tenant.slug}/import/", time.perf_counter()
        place = person.upload(f"{base}upload", f"people.{kind}", body)
        figures["upload_s"] = time.perf_counter() - began
        figures["web_peak_mib"] = most_of_web_processes()
        pk = re.search(r"import/([0-9a-f-]{36})", place)[1]
        fields = {f"column-{number}": name for number, name in enumerate(HEADERS)}
        before = {"read": None, "check": ("map", fields), "import": ("start", {}), "undo": ("undo", {"sure": "yes"})}
        for part, act in before.items():
            if act:
                began = time.perf_counter()
                person.post(f"{base}{pk}/{act[0]}", act[1])
                pages.append(time.perf_counter() - began)
            figures[part] = worker(database, tenant, pk)
            figures[part]["rows_per_s"] = rows / figures[part]["seconds"]
            began = time.perf_counter()
            page = person.get(f"{base}{pk}")
            pages.append(time.perf_counter() - began)
            if part == "import":
                vacuum()
        figures |= {"longest_page_s": max(pages), "web_peak_after_mib": most_of_web_processes()}
    if "Undone" not in page:
        raise RuntimeError("The import was not undone.")
    return figures


def worker(database: str, tenant: Tenant, pk: str) -> dict:
    environment = {**os.environ, **as_the_product(database)}
    command = [sys.executable, str(WORKER), str(tenant.pk), pk]
    return json.loads(
        subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()[-1]
    )


def text(rows: int) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, HEADERS)
    writer.writeheader()
    writer.writerows(a_lead(number, "w") for number in range(rows))
    return out.getvalue().encode()


def spreadsheet(rows: int) -> bytes:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("People")
    sheet.append(HEADERS)
    for number in range(rows):
        sheet.append(list(a_lead(number, "x").values()))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def most_of_web_processes() -> float:
    """Peak memory in MiB of the largest process that was started from here (Linux: VmHWM)."""
    found = []
    for process in psutil.Process().children(recursive=True):
        try:
            status, command = Path(f"/proc/{process.pid}/status").read_text(), process.cmdline()
        except (OSError, psutil.NoSuchProcess):
            continue
        if "gunicorn" in command and (peak := re.search(r"VmHWM:\s+(\d+) kB", status)):
            found.append(int(peak[1]) / 1024)
    return max(found)


class Person:
    """A manager's browser, signed in."""

    def __init__(self, port: int, tenant: Tenant) -> None:
        user = tenant.default_owner
        Membership.objects.get_or_create(
            user=user, agency=tenant.agency, tenant=tenant, defaults={"role": Role.MANAGER}
        )
        client = Client()
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.token = secrets.token_hex(16)
        self.headers = {
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; csrftoken={self.token}",
            "X-CSRFToken": self.token,
        }
        self.port = port

    def get(self, path: str) -> str:
        return self._ask("GET", path)[1]

    def post(self, path: str, fields: dict[str, str]) -> None:
        from urllib.parse import urlencode

        self._ask("POST", path, urlencode(fields).encode(), "application/x-www-form-urlencoded")

    def upload(self, path: str, name: str, body: bytes) -> str:
        """Where the upload leads to."""
        line = secrets.token_hex(16)
        head = f'--{line}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
        whole = head + body + f"\r\n--{line}--\r\n".encode()
        return self._ask("POST", path, whole, f"multipart/form-data; boundary={line}")[0]

    def _ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> tuple[str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request(method, path, body, {**self.headers, **({"Content-Type": kind} if kind else {})})
        answer = connection.getresponse()
        said = answer.read().decode()
        connection.close()
        if answer.status != (303 if method == "POST" else 200):
            raise RuntimeError(f"{method} {path} was answered with {answer.status}: {said[:500]}")
        return answer.getheader("Location") or "", said
