"""Why a model gave nothing that can be used, in kinds that stay the same whatever the server says."""

SAY = {
    "timeout": "The model did not answer in time.",
    "unreachable": "The model's server could not be reached.",
    "forbidden_host": "The model's server is not on the public network. An operator can allow it: ALLOW_PRIVATE_MODEL_HOSTS.",
    "rate_limit": "The model's server takes no more calls at the moment.",
    "quota": "The account at the model's server is used up.",
    "bad_key": "The model's server does not accept the key.",
    "no_such_model": "The model's server does not know this model or address.",
    "rejected": "The model's server rejects what it was asked.",
    "server": "The model's server failed.",
    "truncated": "The model's answer was cut off.",
    "filtered": "The model's server held the answer back.",
    "refused": "The model refused.",
    "not_a_completion": "What answers there is no model's server.",
    "invalid_output": "The model's answer was not of the form asked for.",
    "nonsense": "The model's answer does not rest on what it was given.",
    "over_budget": "This month's money for the model is spent.",
    "resting": "The model has failed several times and is left alone for a while.",
    "off": "The model is switched off for this.",
    "sealed": "The model's key cannot be opened.",
}
AGAIN = frozenset({"server", "not_a_completion", "invalid_output", "nonsense"})  # worth one more try at once
NOT_BILLED = frozenset(
    {"unreachable", "forbidden_host", "rate_limit", "quota", "bad_key", "no_such_model", "rejected", "server"}
)
# What says that the next call will fare no better: how many in a row until the model is left alone.
PATIENCE = {"quota": 1, "bad_key": 1, "no_such_model": 1, "forbidden_host": 1, "sealed": 1}
PATIENCE |= dict.fromkeys(("timeout", "unreachable", "rate_limit", "server", "not_a_completion", "rejected"), 3)


class ModelFailed(Exception):
    """No usable answer. `kind` is one of SAY; the message is a sentence for people and quotes nothing of the server's."""

    def __init__(self, kind: str, *, input_tokens: int | None = None, output_tokens: int | None = None) -> None:
        super().__init__(SAY[kind])
        self.kind = kind
        self.input_tokens = input_tokens
        self.output_tokens = output_tokens
