import pytest

from tenants.sealing import SealingError, is_of_the_newest_key, seal, unseal

OLD, NEW = "o" * 40, "n" * 40


def test_what_was_sealed_opens_again_and_shows_nothing_meanwhile(settings):
    settings.CREDENTIALS_KEY = OLD
    sealed = seal({"password": "hunter2"}, bound_to="a")
    assert "hunter2" not in sealed
    assert unseal(sealed, bound_to="a") == {"password": "hunter2"}


def test_nothing_sealed_is_nothing(settings):
    settings.CREDENTIALS_KEY = None
    assert unseal("", bound_to="a") == {}


def test_a_key_is_changed_by_putting_the_new_one_in_front(settings):
    settings.CREDENTIALS_KEY = OLD
    before = seal({"k": "v"}, bound_to="a")
    settings.CREDENTIALS_KEY = f"{NEW} {OLD}"
    assert unseal(before, bound_to="a") == {"k": "v"}
    after = seal({"k": "v"}, bound_to="a")
    assert (is_of_the_newest_key(before), is_of_the_newest_key(after)) == (False, True)
    settings.CREDENTIALS_KEY = NEW
    assert unseal(after, bound_to="a") == {"k": "v"}
    with pytest.raises(SealingError, match="not the key they were sealed with"):
        unseal(before, bound_to="a")


@pytest.mark.parametrize(("key", "why"), [(None, "is not set"), ("", "is not set"), ("short", "is too short")])
def test_without_a_sound_key_nothing_is_sealed_and_the_reason_is_said(settings, key, why):
    settings.CREDENTIALS_KEY = key
    with pytest.raises(SealingError, match=why):
        seal({"k": "v"}, bound_to="a")


def test_what_is_copied_to_another_row_does_not_open_there(settings):
    settings.CREDENTIALS_KEY = OLD
    with pytest.raises(SealingError, match="another row"):
        unseal(seal({"k": "v"}, bound_to="a"), bound_to="b")
