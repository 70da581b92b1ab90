"""Cadences and whole policies as files that people read, keep and carry to another client: YAML, there and back."""

from dataclasses import dataclass

from documents.text import document_from, text_of
from followups.engine.policy import Policy
from followups.engine.policy_file import PolicyError, policy_from_dict, policy_to_dict
from followups.engine.policy_reading import Problem
from followups.models import PolicyVersion
from followups.policies import read_version
from tenants.models import Tenant


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file holds: one cadence, or a whole policy."""

    cadence: dict | None = None
    policy: dict | None = None


def cadences_in(policy: Policy) -> list[dict]:
    """The cadences of a policy as a document writes them, in full."""
    return policy_to_dict(policy)["cadences"]


def cadence_text(policy: Policy, key: str) -> str:
    """One cadence as a file. Raises KeyError where the policy has none with this key."""
    for cadence in cadences_in(policy):
        if cadence["key"] == key:
            return text_of({"cadence": cadence})
    raise KeyError(key)


def policy_text(tenant: Tenant, version: PolicyVersion) -> str:
    """A whole version as a file, in full: what its document leaves out is written as shipped.

    The time zone is left out where the document names none: it is the client's own.
    """
    document = policy_to_dict(read_version(tenant, version))
    if "time_zone" not in version.document.get("calendar", {}):
        document["calendar"] = {name: value for name, value in document["calendar"].items() if name != "time_zone"}
    return text_of(document)


def read_file(text: str) -> Imported:
    """What a file holds, checked as a whole. Raises PolicyError with every mistake and its place."""
    document = document_from(text)
    if "cadence" not in document:
        policy_from_dict(document)
        return Imported(policy=document)
    if others := [key for key in document if key != "cadence"]:
        say = f"Beside a cadence there is “{others[0]}”."
        raise PolicyError((Problem(str(others[0]), say, "Give one cadence, or a whole policy, in a file."),))
    check_cadence(document["cadence"])
    return Imported(cadence=document["cadence"])


def check_cadence(cadence: object) -> dict:
    """A cadence read by itself, in full. Raises PolicyError; places begin in the cadence: `steps[2].brings`."""
    key = cadence.get("key") if isinstance(cadence, dict) else None
    alone = {"cadences": [_standing_alone(cadence)], **({"start_cadence": key} if isinstance(key, str) else {})}
    try:
        return {**cadences_in(policy_from_dict(alone))[0], **_own(cadence)}
    except PolicyError as error:
        raise PolicyError(within(error, "cadences[0]", but=("start_cadence",))) from None


def within(error: PolicyError, place: str, but: tuple[str, ...] = ()) -> tuple[Problem, ...]:
    """The problems of an error as somebody sees them who looks at what stands at `place` alone."""
    found = []
    for problem in error.problems:
        if problem.place in but:
            continue
        inside = (
            problem.place.removeprefix(place).removeprefix(".") if problem.place.startswith(place) else problem.place
        )
        found.append(Problem(inside, problem.reason, problem.mend))
    return tuple(found) or error.problems


# What refers to the rest of the policy is judged where the cadence arrives.
_ELSEWHERE = {"enabled": True, "then": "no_response"}


def _standing_alone(cadence: object) -> object:
    if not isinstance(cadence, dict):
        return cadence
    return {
        **cadence,
        **{name: value for name, value in _ELSEWHERE.items() if isinstance(cadence.get(name), type(value))},
    }


def _own(cadence: object) -> dict:
    return {name: cadence[name] for name in _ELSEWHERE if name in cadence} if isinstance(cadence, dict) else {}
