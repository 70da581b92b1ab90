from followups.engine.decide import decide
from followups.engine.decision import Action, Decision, ExitReason
from followups.engine.facts import Enrollment, Track
from followups.engine.policy_file import policy_from_dict, policy_to_dict
from followups.engine.versions import pinned, stays_on
from tests.followups.engine.making import DAY, MONDAY, POLICY, interaction, new_facts

STEP = {"key": "one", "after": "1 day", "brings": "A plan.", "ask": "Which part?", "template": "plan"}


FOLLOWING = (("b", "nurture"), ("a", "b"))


def policy(*cadences: tuple[str, str], **changes):
    """Cadences of one step each, given by key and by what the step brings."""
    told = [{"key": key, "name": key, "steps": [{**STEP, "brings": brings}]} for key, brings in cadences]
    return policy_from_dict({"cadences": told, "start_cadence": cadences[0][0], **changes})


OLD = policy(("a", "Old."), ("b", "Old b."), no_response={"silence_days": 20}, minimum_gap_days=1, autonomy="warm_auto")
NEW = policy(("b", "New b."), ("a", "New."), no_response={"silence_days": 5}, minimum_gap_days=4, high_value=100)


def brings(rules) -> dict[str, str]:
    return {cadence.key: cadence.steps[0].brings for cadence in rules.cadences}


def test_the_steps_and_the_silence_stay_as_they_were_and_all_else_is_the_latest():
    found = pinned(NEW, OLD, "a")
    assert brings(found) == {"b": "New b.", "a": "Old."}
    assert found.no_response == OLD.no_response
    rest = ("minimum_gap_days", "autonomy", "high_value", "calendar", "templates", "start_cadence")
    assert [getattr(found, name) for name in rest] == [getattr(NEW, name) for name in rest]


def test_a_cadence_that_is_gone_is_kept_for_who_is_on_it():
    found = pinned(policy(("b", "New b.")), OLD, "a")
    assert brings(found) == {"b": "New b.", "a": "Old."}
    assert [cadence.key for cadence in found.cadences if cadence.enabled] == ["b"]


def test_what_follows_the_cadence_stays_as_well():
    told = [{"key": key, "name": key, "then": then, "steps": [{**STEP, "brings": "Old."}]} for key, then in FOLLOWING]
    old = policy_from_dict({"cadences": told, "start_cadence": "a"})
    assert brings(pinned(NEW, old, "a")) == {"b": "Old.", "a": "Old."}
    assert brings(pinned(NEW, old, "b")) == {"b": "Old.", "a": "New."}


def test_a_cadence_that_was_disabled_goes_on_and_begins_for_nobody():
    off = policy_from_dict(
        {"cadences": [{**told, "enabled": told["key"] != "a"} for told in policy_to_dict(NEW)["cadences"]],
         "start_cadence": "b"}
    )  # fmt: skip
    found = pinned(off, OLD, "a")
    assert (brings(found)["a"], {each.key: each.enabled for each in found.cadences}) == (
        "Old.",
        {"a": False, "b": True},
    )


def test_a_track_that_continues_another_stays_on_its_version():
    running = Enrollment(Track.ACTIVE, "a", MONDAY, trigger="capture-1")
    cases = {
        "silence": ({"track": Track.NO_RESPONSE}, True),
        "what comes of it": ({"track": Track.NURTURE, "exit": ExitReason.NO_RESPONSE}, True),
        "the cadence that follows": ({"cadence": "b", "trigger": "capture-1"}, True),
        "another cadence": ({"cadence": "b", "trigger": "demo-1"}, False),
        "after a reply": ({"track": Track.ACTIVE, "exit": ExitReason.REPLIED}, False),
    }
    made = {name: Decision(Action.WAIT, "any", "", None, **given) for name, (given, _) in cases.items()}
    assert {name: stays_on(running, each) for name, each in made.items()} == {
        name: stays for name, (_, stays) in cases.items()
    }
    assert stays_on(None, made["silence"]) is False


def test_without_a_cadence_the_silence_alone_stays():
    found = pinned(NEW, OLD, "")
    assert (found.cadences, found.no_response) == (NEW.cadences, OLD.no_response)


def test_who_was_begun_with_the_latest_has_the_latest():
    assert pinned(NEW, NEW, "a") is NEW


def test_a_lead_that_a_person_took_off_begins_again_only_when_it_asks_again():
    off_at = MONDAY + DAY
    taken_off = new_facts(taken_off_at=off_at)
    assert decide(taken_off, POLICY, off_at).rule == "decide_next_step"
    again = interaction("captured", off_at + DAY, ident="capture-2", direction=taken_off.interactions[0].direction)
    asked = new_facts(taken_off_at=off_at, interactions=(again,))
    found = decide(asked, POLICY, off_at + DAY)
    assert (found.rule, found.key) == ("cadence_step", "speed_to_lead:at-once:capture-2")
