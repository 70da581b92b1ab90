import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.admin.models import LogEntry
from django.test import Client

from tenants.models import Membership, Role, User
from tests.admin.conftest import at_desk, faults, url

pytestmark = pytest.mark.django_db


# What the page sends along of a person who is never away.
NEVER_AWAY = {"absences-TOTAL_FORMS": "0", "absences-INITIAL_FORMS": "0", "working_hours": "{}"}


def new(cast, **fields):
    person = {"email": "New@People.example", "name": "Nina New", "time_zone": ""}
    return {**person, "agency": cast.northwind.pk, "tenant": cast.acme.pk, "role": "rep", **fields}


def test_an_owner_makes_an_account_with_its_first_place(olga, ready):
    assert olga.post(url(User, "add"), new(ready)).status_code == 302
    nina = User.objects.get(email="new@people.example")
    assert nina.has_usable_password() is False
    assert [(row.tenant, row.role) for row in nina.memberships.all()] == [(ready.acme, Role.REP)]
    assert list(nina.emailaddress_set.values_list("email", "primary", "verified")) == [(nina.email, True, False)]
    entry = LogEntry.objects.get(object_id=str(nina.pk))
    assert (entry.user, entry.is_addition()) == (ready.olga, True)


def test_the_new_person_signs_in_after_forgot_password(olga, ready, mailoutbox):
    olga.post(url(User, "add"), new(ready))
    nina = Client()
    nina.post("/accounts/password/reset/", {"email": "new@people.example"})
    code = re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", mailoutbox[0].body, re.MULTILINE)[1]
    page = nina.post("/accounts/password/reset/confirm/", {"code": code})
    password = "a-long-enough-secret"
    nina.post(page["Location"], {"password1": password, "password2": password})
    assert EmailAddress.objects.get(email="new@people.example").verified is True
    fresh = Client()
    answer = fresh.post("/accounts/login/", {"login": "new@people.example", "password": password}, follow=True)
    assert (answer.status_code, answer.request["PATH_INFO"]) == (200, "/")


def test_a_time_zone_is_one_that_exists(olga, ready):
    assert list(faults(olga.post(url(User, "add"), new(ready, time_zone="Lisbon")))) == ["time_zone"]


def test_an_account_that_exists_is_not_made_again(olga, ready):
    response = olga.post(url(User, "add"), new(ready, email="ZOE@people.example"))
    assert list(faults(response)) == ["email"]


@pytest.mark.parametrize("place", ["foreign agency", "foreign tenant"])
def test_nobody_is_put_into_another_agency(olga, ready, place):
    there = {"agency": ready.zenith.pk, "tenant": ""} if place == "foreign agency" else {"tenant": ready.rival.pk}
    assert olga.post(url(User, "add"), new(ready, **there)).status_code == 200
    assert User.objects.filter(email="new@people.example").count() == 0


def test_an_owner_of_one_client_gives_access_to_that_client_alone(ready):
    Membership.objects.filter(user=ready.rita).update(role=Role.OWNER)
    rita = at_desk(ready.rita)
    assert list(faults(rita.post(url(User, "add"), new(ready, tenant="")))) == ["tenant"]
    assert list(faults(rita.post(url(User, "add"), new(ready, tenant=ready.bolt.pk)))) == ["tenant"]
    assert rita.post(url(User, "add"), new(ready)).status_code == 302


def test_a_rep_manages_nobody(rita, ready):
    assert rita.get(url(User, "add")).status_code == 403
    assert rita.get(url(Membership, "add")).status_code == 403
    assert rita.post(url(User, "change", ready.vera.pk), {"email": "x@x.example"}).status_code == 403
    row = Membership.objects.get(user=ready.vera)
    assert rita.post(url(Membership, "change", row.pk), {"role": "owner"}).status_code == 403


@pytest.mark.parametrize("page", ["change", "delete"])
def test_nobody_changes_their_own_membership(olga, ready, page):
    row = Membership.objects.get(user=ready.olga)
    assert olga.post(url(Membership, page, row.pk), {"role": "viewer", "post": "yes"}).status_code == 403
    assert Membership.objects.get(pk=row.pk).role == Role.OWNER


def test_nobody_adds_a_membership_for_themselves(ready):
    Membership.objects.filter(user=ready.rita).update(role=Role.OWNER)
    body = {"user": ready.rita.pk, "agency": ready.northwind.pk, "tenant": "", "role": "owner"}
    assert at_desk(ready.rita).post(url(Membership, "add"), body).status_code == 200
    assert Membership.objects.filter(user=ready.rita).count() == 1


def test_an_owner_changes_and_ends_the_roles_of_others(olga, ready):
    row = Membership.objects.get(user=ready.rita)
    assert olga.post(url(Membership, "change", row.pk), {"role": "manager"}).status_code == 302
    row.refresh_from_db()
    assert (row.role, row.tenant) == (Role.MANAGER, ready.acme)
    assert olga.post(url(Membership, "delete", row.pk), {"post": "yes"}).status_code == 302
    assert Membership.objects.filter(user=ready.rita).count() == 0


def test_a_membership_s_client_is_of_its_agency(operator, ready):
    body = {"user": ready.otto.pk, "agency": ready.northwind.pk, "tenant": ready.rival.pk, "role": "rep"}
    response = operator.post(url(Membership, "add"), body)
    assert faults(response) == {"tenant": ["This tenant belongs to another agency."]}


def test_a_person_who_works_for_another_agency_too_is_not_one_owner_s_to_change(olga, ready):
    body = {"email": "taken@over.example", "name": "Rita", "time_zone": "", "is_active": "on", **NEVER_AWAY}
    assert olga.post(url(User, "change", ready.rita.pk), body).status_code == 302
    assert EmailAddress.objects.get(user=ready.rita).email == "taken@over.example"
    Membership.objects.create(user=ready.rita, agency=ready.zenith, role=Role.REP)
    assert olga.post(url(User, "change", ready.rita.pk), {**body, "email": "again@over.example"}).status_code == 403
    page = olga.get(url(User, "change", ready.rita.pk)).content.decode()
    assert "Acme: Rep" in page
    assert "Zenith" not in page


def test_nobody_but_an_operator_makes_staff(olga, operator, ready):
    body = {
        "email": ready.vera.email,
        "name": "Vera",
        "time_zone": "",
        "is_active": "on",
        "is_staff": "on",
        **NEVER_AWAY,
    }
    olga.post(url(User, "change", ready.vera.pk), {**body, "is_superuser": "on"})
    ready.vera.refresh_from_db()
    assert (ready.vera.is_staff, ready.vera.is_superuser) == (False, False)
    operator.post(url(User, "change", ready.vera.pk), body)
    ready.vera.refresh_from_db()
    assert (ready.vera.is_staff, ready.vera.is_superuser) == (True, False)


def test_a_person_changes_their_own_name_but_not_their_address(olga, ready):
    body = {"email": "other@people.example", "name": "Olga O.", "time_zone": "", **NEVER_AWAY}
    olga.post(url(User, "change", ready.olga.pk), body)
    ready.olga.refresh_from_db()
    assert (ready.olga.name, ready.olga.email, ready.olga.is_active) == ("Olga O.", "olga@people.example", True)
