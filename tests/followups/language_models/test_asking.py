"""Every way in which a server can fail to answer, through the real client; none of them gets past as anything but a kind."""

import json

import pytest

from followups.language_models.asking import Endpoint, Form, ask
from followups.language_models.failures import SAY, ModelFailed
from tests.model_server import completion, hangs, hangs_up, raw, says, status, trickles


class Colour(Form):
    name: str
    shade: int


GOOD = {"name": "red", "shade": 3}
MESSAGES = [{"role": "user", "content": "Which colour?"}]


def endpoint(server, **fields):
    given = {"base_url": server.url, "key": "sk-sesame", "model": "m", "max_tokens_parameter": "max_tokens"}
    return Endpoint(**{**given, "max_output_tokens": 300, "seconds": 1.5, **fields})


def failure(server, reply, **fields):
    server.replies.append(reply)
    with pytest.raises(ModelFailed) as found:
        ask(endpoint(server, **fields), MESSAGES, Colour)
    assert len(server.asked) == 1  # the client tries nothing twice by itself
    return found.value


def test_it_asks_for_a_strict_schema_and_reads_the_filled_in_form(server):
    server.replies.append(says(GOOD))
    answer = ask(endpoint(server), MESSAGES, Colour)
    assert (answer.value.name, answer.value.shade, answer.input_tokens, answer.output_tokens) == ("red", 3, 1000, 200)
    asked = server.asked[0]
    form = asked["response_format"]["json_schema"]
    assert (asked["model"], asked["max_tokens"], form["strict"]) == ("m", 300, True)
    assert (form["schema"]["additionalProperties"], form["schema"]["required"]) == (False, ["name", "shade"])
    assert {name.lower(): value for name, value in server.headers[0].items()}["authorization"] == "Bearer sk-sesame"


@pytest.mark.parametrize("fence", ["```json\n%s\n```", "```\n%s\n```", "  ```JSON\n%s```  ", "\n%s\n"])
def test_a_fence_around_the_answer_is_taken_off(server, fence):
    server.replies.append(says(fence % json.dumps(GOOD)))
    assert ask(endpoint(server), MESSAGES, Colour).value.name == "red"


def test_the_name_of_the_token_limit_is_the_connection_s(server):
    server.replies.append(says(GOOD))
    ask(endpoint(server, max_tokens_parameter="max_completion_tokens"), MESSAGES, Colour)
    assert (server.asked[0]["max_completion_tokens"], "max_tokens" in server.asked[0]) == (300, False)


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (status(400), "rejected"), (status(401), "bad_key"), (status(403), "bad_key"), (status(404), "no_such_model"),
        (status(405), "no_such_model"), (status(408), "server"), (status(409), "server"), (status(413), "rejected"),
        (status(422), "rejected"), (status(429), "rate_limit"), (status(429, "insufficient_quota"), "quota"),
        (status(500), "server"), (status(502), "server"), (status(503), "server"), (status(504), "server"),
        (status(529), "server"),
        (status(302, Location="http://127.0.0.1:9/inside"), "no_such_model"),
        (raw(b"<html>Sign in</html>", "text/html"), "not_a_completion"),
        (raw(b"<html>Sign in</html>", "application/json"), "not_a_completion"),
        (raw(b"", "application/json"), "not_a_completion"),
        (raw(b"null"), "not_a_completion"),
        (raw(b"[]"), "not_a_completion"),
        (raw(b'{"choices": []}'), "not_a_completion"),
        (raw(b'{"choices": [{}]}'), "not_a_completion"),
        (raw(b'{"error": {"message": "no"}}'), "not_a_completion"),
        (raw(b"\xff\xfe\x00\x01"), "not_a_completion"),
        (says(None), "not_a_completion"),
        (says(GOOD, ending="length"), "truncated"),
        (says('{"name": "re', ending="length"), "truncated"),
        (says(None, ending="content_filter"), "filtered"),
        (says(None, refusal="I would rather not."), "refused"),
        (says(""), "invalid_output"), (says("Sure! Here is a colour: red."), "invalid_output"),
        (says('{"name": "red"'), "invalid_output"), (says({"name": "red"}), "invalid_output"),
        (says({**GOOD, "approve": True}), "invalid_output"), (says({"name": "red", "shade": "3"}), "invalid_output"),
        (says({"name": None, "shade": 3}), "invalid_output"), (says([GOOD]), "invalid_output"),
        (says(json.dumps(GOOD) + json.dumps(GOOD)), "invalid_output"),
        (says({"name": "re\0d", "shade": 3}), "invalid_output"),
        (hangs_up, "unreachable"), (hangs, "timeout"), (trickles, "timeout"),
    ],
)  # fmt: skip
def test_each_failure_has_its_kind(server, reply, kind):
    found = failure(server, reply)
    assert found.kind == kind
    assert str(found) == SAY[kind]


def test_nothing_of_what_the_server_says_gets_into_the_reason(server):
    assert "your words" not in str(failure(server, status(500)))


def test_an_answer_without_end_is_cut_off(server):
    found = failure(server, raw(completion("x" * 3_000_000)), seconds=5.0)
    assert found.kind == "timeout"


def test_a_server_that_is_not_there_is_said_to_be_unreachable(server):
    with pytest.raises(ModelFailed) as found:
        ask(endpoint(server, base_url="http://127.0.0.1:1/v1"), MESSAGES, Colour)
    assert found.value.kind == "unreachable"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433"])  # noqa: S104
def test_where_private_hosts_are_not_allowed_none_is_reached(server, settings, host):
    settings.ALLOW_PRIVATE_MODEL_HOSTS = False
    port = server.url.split(":")[2]
    with pytest.raises(ModelFailed) as found:
        ask(endpoint(server, base_url=f"http://{host}:{port}", key=host), MESSAGES, Colour)
    assert (found.value.kind, server.asked) == ("forbidden_host", [])


def test_without_time_nothing_is_asked(server):
    with pytest.raises(ModelFailed) as found:
        ask(endpoint(server).within(0.2), MESSAGES, Colour)
    assert (found.value.kind, server.asked) == ("timeout", [])
