"""One structured question to a model, and what its answer is worth. Network: never inside a transaction."""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from followups.channels.hosts import ForbiddenHost
from followups.language_models.failures import ModelFailed
from followups.models import ModelConnection

FENCE = re.compile(r"\A\s*```[a-zA-Z]*\s*\n?|\n?\s*```\s*\Z")
FEWEST_SECONDS = 1.0


class Form(BaseModel):
    """Base of what a model is asked to fill in: every field required, none beside them."""

    model_config = ConfigDict(extra="forbid", strict=True)


Wanted = TypeVar("Wanted", bound=Form)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask, read from a ModelConnection inside a scope and used outside of it. `seconds` is for one answer."""

    base_url: str
    key: str
    model: str
    max_tokens_parameter: str
    max_output_tokens: int
    seconds: float

    def within(self, seconds: float) -> "Endpoint":
        """The same with no more than so many seconds."""
        return replace(self, seconds=min(self.seconds, seconds))


@dataclass(frozen=True, slots=True)
class Answer(Generic[Wanted]):
    """What was said, and the tokens as the server counted them; None where it does not say."""

    value: Wanted
    input_tokens: int | None
    output_tokens: int | None


def endpoint_of(connection: ModelConnection) -> Endpoint:
    """Raises SealingError."""
    return Endpoint(
        connection.base_url,
        connection.key(),
        connection.model,
        connection.max_tokens_parameter,
        connection.max_output_tokens,
        float(connection.time_limit),
    )


def ask(endpoint: Endpoint, messages: Sequence[dict[str, str]], form: type[Wanted]) -> Answer[Wanted]:
    """Ask once. Raises ModelFailed for whatever comes back that is not a filled-in form.

    Chat completions with a strict JSON schema is what all compatible servers know; some take the schema and do not
    hold to it, so the answer is validated here in any case.
    """
    if endpoint.seconds < FEWEST_SECONDS:
        raise ModelFailed("timeout")
    from followups.language_models import connecting

    schema = {"name": form.__name__, "strict": True, "schema": form.model_json_schema()}
    with connecting.within_seconds(endpoint.seconds):
        completion = _call(
            connecting,
            endpoint,
            messages=list(messages),
            response_format={"type": "json_schema", "json_schema": schema},
        )
    return _read(completion, form)


def _call(connecting: Any, endpoint: Endpoint, **asked: Any) -> Any:
    import httpx2
    import openai

    client = connecting.client_for(endpoint.base_url, endpoint.key)
    timeout = httpx2.Timeout(endpoint.seconds, connect=min(endpoint.seconds, connecting.CONNECT_SECONDS))
    started = time.monotonic()
    try:
        return client.chat.completions.create(
            model=endpoint.model,
            timeout=timeout,
            **{endpoint.max_tokens_parameter: endpoint.max_output_tokens},
            **asked,
        )
    except openai.APITimeoutError as error:
        raise ModelFailed("timeout") from error
    except openai.APIConnectionError as error:
        late = time.monotonic() - started >= endpoint.seconds - 0.05
        raise ModelFailed("timeout" if late else "unreachable") from error
    except ForbiddenHost as error:
        raise ModelFailed("forbidden_host") from error
    except OSError as error:  # the name has no address
        raise ModelFailed("unreachable") from error
    except openai.APIStatusError as error:
        raise ModelFailed(_kind_of(error)) from error
    except (openai.OpenAIError, ValueError) as error:  # a body that says it is JSON and is none
        raise ModelFailed("not_a_completion") from error


def _kind_of(error: Any) -> str:
    status = error.status_code
    if status == 429:
        return "quota" if error.code == "insufficient_quota" else "rate_limit"
    if status in (401, 403):
        return "bad_key"
    if status in (404, 405) or 300 <= status < 400:
        return "no_such_model"
    return "server" if status >= 500 or status in (408, 409) else "rejected"


def _read(completion: Any, form: type[Wanted]) -> Answer[Wanted]:
    try:
        choice = completion.choices[0]
        message, ending = choice.message, choice.finish_reason
        raw, refusal = message.content, getattr(message, "refusal", None)
    except (AttributeError, IndexError, TypeError) as error:
        raise ModelFailed("not_a_completion") from error
    tokens = dict(zip(("input_tokens", "output_tokens"), _tokens(completion), strict=True))
    for kind, found in (
        ("refused", refusal),
        ("truncated", ending == "length"),
        ("filtered", ending == "content_filter"),
    ):
        if found:
            raise ModelFailed(kind, **tokens)
    if not isinstance(raw, str):
        raise ModelFailed("not_a_completion", **tokens)
    try:
        value = form.model_validate_json(FENCE.sub("", raw))
    except ValidationError as error:
        raise ModelFailed("invalid_output", **tokens) from error
    if "\0" in raw or "\\u0000" in raw:
        raise ModelFailed("invalid_output", **tokens)
    return Answer(value, **tokens)


def _tokens(completion: Any) -> tuple[int | None, int | None]:
    usage = getattr(completion, "usage", None)
    found = (getattr(usage, "prompt_tokens", None), getattr(usage, "completion_tokens", None))
    return tuple(each if isinstance(each, int) and 0 <= each <= 10_000_000 else None for each in found)  # type: ignore[return-value]
