from uuid import UUID

import pytest

from followups.channels.signing import bounce_address, read_address, read_token, reply_address, token_for

TENANT, RIVAL, MESSAGE = (UUID(int=n) for n in (2**120 + 1, 2**120 + 2, 2**121 + 3))


@pytest.mark.parametrize("make", [reply_address, bounce_address])
def test_an_address_of_ours_names_its_message_whatever_its_case(make):
    address = make(TENANT, MESSAGE, "mail.acme.example")
    assert len(address.partition("@")[0]) <= 64
    assert read_address(TENANT, address) == read_address(TENANT, f"<{address.upper()}>") == MESSAGE


def test_another_tenant_cannot_use_it():
    assert read_address(RIVAL, reply_address(TENANT, MESSAGE, "mail.acme.example")) is None


def test_a_changed_letter_anywhere_breaks_it():
    token = token_for("reply", TENANT, MESSAGE)
    changed = [token[:at] + ("a" if token[at] != "a" else "b") + token[at + 1 :] for at in range(len(token))]
    # The last letter of the id carries bits that mean nothing; the signature is over the id and not over the letters.
    read = {read_token("reply", TENANT, each) for each in changed}
    assert read - {MESSAGE} == {None}
    assert sum(read_token("reply", TENANT, each) is not None for each in changed) <= 1


def test_a_token_is_good_for_its_own_purpose_alone():
    assert read_token("mark", TENANT, token_for("reply", TENANT, MESSAGE)) is None


@pytest.mark.parametrize(
    "address", ["", "@", "reply+@x.example", "reply+ä@x.example", "anna@buyer.example", "reply+" + "a" * 42]
)
def test_any_other_address_names_nothing(address):
    assert read_address(TENANT, address) is None


def test_a_signature_holds_while_its_key_is_in_use(settings):
    settings.SUPPRESSION_KEY = "old-key"
    token = token_for("mark", TENANT, MESSAGE)
    settings.SUPPRESSION_KEY = "new-key old-key"
    assert read_token("mark", TENANT, token) == MESSAGE
    settings.SUPPRESSION_KEY = "new-key"
    assert read_token("mark", TENANT, token) is None
