"""HTML of a mail to text: blocks on lines of their own, quoted blocks as lines that begin with "> ".

A scanner of its own, linear in the length of the page whatever is in it; what is hidden from the reader is left out.
"""

from __future__ import annotations

import html
import re

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]{0,30})([^<>]*)>")
OPENS = re.compile(r"<(?=[a-zA-Z/!?])")
BLOCKS = frozenset({
    "p", "div", "br", "tr", "table", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr", "blockquote",
    "section", "article", "header", "footer", "address", "dl", "dt", "dd", "center", "form", "fieldset", "figure",
    "body", "html", "tbody", "thead", "tfoot", "caption", "title",
})  # fmt: skip
APART = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "hr"])
SKIPPED = frozenset(["script", "style", "head", "template", "svg", "noscript", "select", "object"])
VOID = frozenset(["br", "hr", "img", "meta", "link", "input", "wbr", "col", "area", "base"])
HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt)?\s*(?:;|$|\"|')|\bhidden(?=\s|$|=)",
    re.IGNORECASE,
)
MAX_LENGTH = 2_000_000


def to_lines(page: str) -> str:
    """The text a reader sees, never raising; a blockquote inside a blockquote becomes "> > "."""
    writer = _Writer()
    position, size = 0, min(len(page), MAX_LENGTH)
    while position < size:
        opening = page.find("<", position, size)
        if opening < 0:
            writer.words(page[position:size])
            break
        if opening > position:
            writer.words(page[position:opening])
        position = _past_markup(page, opening, size, writer)
    return writer.text()


def _past_markup(page: str, opening: int, size: int, writer: _Writer) -> int:
    if page.startswith("<!--", opening):
        end = page.find("-->", opening + 4, size)
        return size if end < 0 else end + 3
    if page.startswith(("<!", "<?"), opening):
        end = page.find(">", opening, size)
        return size if end < 0 else end + 1
    tag = TAG.match(page, opening, size)
    if tag is None:
        writer.words("<")
        return opening + 1
    name = tag[2].lower().rpartition(":")[2] if tag[2].lower().startswith(("o:", "w:")) else tag[2].lower()
    if tag[1]:
        writer.close(name)
        return tag.end()
    if name in ("script", "style"):
        return _closing(page, name, tag.end(), size)
    writer.open(name, tag[3])
    return tag.end()


def _closing(page: str, name: str, start: int, size: int) -> int:
    found = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(page, start, size)
    return found.end() if found else size


class _Writer:
    """Collects words into lines, remembering how deep in quotes and how deep in hidden elements it is."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.depth = 0
        self.unseen: list[str] = []
        self.pre = 0

    def words(self, text: str) -> None:
        if self.unseen:
            return
        text = html.unescape(text) if "&" in text else text
        if self.pre:
            first, *more = text.split("\n")
            self.line.append(first)
            for each in more:
                self.end_line(always=True)
                self.line.append(each)
        else:
            self.line.append(text)

    def open(self, name: str, attributes: str) -> None:
        if self.unseen:
            if name == self.unseen[0]:
                self.unseen.append(name)
            return
        if name in SKIPPED or (name not in VOID and attributes and HIDDEN.search(attributes[:2000])):
            if not attributes.rstrip().endswith("/"):
                self.unseen.append(name)
            return
        if name == "br":
            self.end_line(always=True)
        elif name in BLOCKS:
            self.end_line()
            self.gap(name)
        elif name in ("td", "th") and "".join(self.line).strip():
            self.line.append(" ")
        if name == "li":
            self.line.append("* ")
        elif name == "blockquote":
            self.depth += 1
        elif name == "pre":
            self.pre += 1

    def close(self, name: str) -> None:
        if self.unseen:
            if name == self.unseen[0]:
                self.unseen.pop()
            return
        if name in BLOCKS and name != "br":
            self.end_line()
        if name == "blockquote":
            self.depth = max(0, self.depth - 1)
        elif name == "pre":
            self.pre = max(0, self.pre - 1)
        self.gap(name)

    def gap(self, name: str) -> None:
        if name in APART and self.lines and self.lines[-1].strip("> "):
            self.lines.append(("> " * self.depth).rstrip())

    def end_line(self, *, always: bool = False) -> None:
        joined = "".join(self.line)
        text = joined.rstrip() if self.pre else " ".join(joined.replace("\u200b", "").split())
        self.line = []
        if text or always:
            self.lines.append(("> " * min(self.depth, 20) + text).rstrip())

    def text(self) -> str:
        self.end_line()
        while self.lines and not self.lines[-1].strip("> "):
            self.lines.pop()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self.lines)).strip("\n")
