"""How acts say no: which field, why and what mends it. Each door gives it its form: problem details, a CSV row."""


class Refused(ValueError):
    """The request cannot be taken as it is. `errors` maps each field (dotted where nested) to its reason."""

    def __init__(self, errors: dict[str, str]) -> None:
        self.errors = errors
        super().__init__("; ".join(f"{field}: {reason}" for field, reason in errors.items()))


class Conflict(Refused):
    """Well formed, but at odds with what is stored."""


class CaptureConflict(Conflict):
    """The ids given belong to different leads: only a person can say who is meant."""


class StageConflict(Conflict):
    """A move that the table of transitions does not allow, or that somebody else has made first."""
