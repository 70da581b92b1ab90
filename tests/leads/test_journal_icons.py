"""Pictures for the entries of the timeline."""

import re
from pathlib import Path

from django.conf import settings

from leads.models import Event
from leads.templatetags.journal import ICON_OF, icon


def test_it_has_a_picture_for_every_kind_of_event_and_no_two_for_one():
    assert {kind for kind in Event.Kind.values if kind not in ICON_OF} == {Event.Kind.NOTE}
    assert icon("note") == icon("something new") == "note"


def test_it_names_only_pictures_that_are_drawn():
    drawn = set(re.findall(r'<symbol id="(\w+)"', Path(settings.BASE_DIR, "static/img/icons.svg").read_text()))
    assert {name for name in ICON_OF.values() if name not in drawn} == set()
