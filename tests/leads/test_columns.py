import pytest

from leads.columns import understand


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("E-Mail", "email"), ("Email Address", "email"), ("EMAIL", "email"), ("Vorname", "first_name"),
        ("First Name", "first_name"), ("first-name", "first_name"), ("Nachname", "last_name"), ("Firma", "company"),
        ("Job Title", "role"), ("Phone Number", "phone"), ("Téléphone", "phone"), ("Lead Source", "source"),
        ("UTM Source", "utm_source"), ("Opt-in", "consent"), ("Full name", "name"), ("Time zone", "time_zone"),
    ],
)  # fmt: skip
def test_a_column_is_known_by_what_others_call_it(header, name):
    assert understand([header]).fields == {name: 0}


def test_what_is_not_read_is_told():
    columns = understand(["email", "Shoe size", "", "Mail", "import_line", "import_reason"])
    assert (columns.fields, columns.unknown) == ({"email": 0}, ("Shoe size", "Mail"))


def test_our_own_name_goes_before_an_alias():
    assert understand(["id", "external_id"]).fields == {"external_id": 1}
