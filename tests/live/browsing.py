"""A program that uses the API, and a person who reads pages and sends their forms: over HTTP, with nothing in between."""

import json
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from typing import Any


@dataclass
class Form:
    action: str
    fields: dict[str, str] = field(default_factory=dict)


class _Forms(HTMLParser):
    """The forms of a page with what stands in their fields."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self.typing_in: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.found.append(Form(given.get("action") or ""))
        elif self.found and tag == "input" and "name" in given and given.get("type") != "checkbox":
            self.found[-1].fields[given["name"]] = given.get("value") or ""
        elif self.found and tag == "textarea" and "name" in given:
            self.typing_in = given["name"]
            self.found[-1].fields[self.typing_in] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.typing_in = None

    def handle_data(self, data: str) -> None:
        if self.typing_in:
            self.found[-1].fields[self.typing_in] += data


@dataclass
class Page:
    status: int
    url: str
    text: str = field(repr=False)

    def form(self, end: str) -> Form:
        """The form whose address ends so."""
        found = [form for form in _Forms(self.text).found if form.action.endswith(end)]
        assert len(found) == 1, (end, self.url, self.status, [form.action for form in _Forms(self.text).found])
        return found[0]


class Person:
    """Somebody at a browser without scripts: cookies, pages, forms."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def open(self, path: str, fields: dict[str, str] | None = None) -> Page:
        body = None if fields is None else urllib.parse.urlencode(fields).encode()
        try:
            answer = self.opener.open(urllib.parse.urljoin(self.url, path), body, timeout=20)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return Page(answer.status, answer.url, answer.read().decode())

    def send(self, page: Page, end: str, **typed: str) -> Page:
        """Send the form of the page whose address ends so, with what was typed; the page that follows."""
        form = page.form(end)
        return self.open(form.action, {**form.fields, **typed})

    def sign_in(self, email: str, password: str) -> Page:
        return self.send(self.open("/"), "/accounts/login/", login=email, password=password)


class Program:
    """A client's own software with an API key."""

    def __init__(self, url: str, key: str) -> None:
        self.url, self.key = url, key

    def call(self, method: str, path: str, data: Any = None) -> tuple[int, Any]:
        headers = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"}
        body = None if data is None else json.dumps(data).encode()
        request = urllib.request.Request(f"{self.url}/api/v1/{path}", body, headers, method=method)  # noqa: S310 - our own address
        try:
            answer = urllib.request.urlopen(request, timeout=20)  # noqa: S310 - our own address
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return answer.status, json.loads(answer.read())

    def get(self, path: str) -> Any:
        status, told = self.call("GET", path)
        assert status == 200, told
        return told

    def post(self, path: str, data: Any) -> Any:
        status, told = self.call("POST", path, data)
        assert status in (200, 201), told
        return told
