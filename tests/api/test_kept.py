"""Serializers kept from one request to the next: nothing of a request stays with them."""

import pytest
from rest_framework import serializers

from tenants.api.kept import kept, told


class Greeting(serializers.Serializer):
    text = serializers.SerializerMethodField()

    def get_text(self, name: str) -> str:
        return f"{self.context.get('word', 'No word for')} {name}"


def test_it_tells_what_a_new_one_would():
    assert told(Greeting, "Ada", {"word": "Hello"}) == Greeting("Ada", context={"word": "Hello"}).data


def test_each_use_has_its_own_context():
    told(Greeting, "Ada", {"word": "Hello"})
    assert told(Greeting, "Ben") == {"text": "No word for Ben"}


def test_it_is_the_same_instance_again_unless_it_is_in_use():
    with kept(Greeting) as first, kept(Greeting, {"word": "Hello"}) as second:
        assert second is not first
        assert first.to_representation("Ada") == {"text": "No word for Ada"}
    with kept(Greeting) as third:
        assert third is first


def test_after_an_error_it_is_kept_all_the_same():
    with pytest.raises(TypeError), kept(Greeting, {"word": "Hello"}) as first:
        first.to_representation()
    with kept(Greeting) as again:
        assert (again, again.context) == (first, {})
