"""What one question about a client's readiness comes to."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    READY = "ready"
    NOT_READY = "not_ready"  # no cadence becomes active before it is mended
    NOT_KNOWN = "not_known"  # nothing has happened yet that could show it; it holds nothing up


@dataclass(frozen=True, slots=True)
class Check:
    """One answer. `say` is what was found, in a sentence; `mend` what to do about it, and `page` where that is done."""

    key: str
    name: str
    state: State
    say: str
    mend: str = ""
    page: str = ""  # the name of a page without arguments but the client's slug, or of one in the admin ("admin:…")

    @property
    def holds_up(self) -> bool:
        return self.state is State.NOT_READY
