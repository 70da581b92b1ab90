"""What a person does every morning, in a browser: sign in, look at Today, review, edit, approve. The mail arrives."""

import re

import pytest
from playwright.sync_api import Page, expect

from followups.jobs import send
from followups.models import Message
from tenants.scope import tenant_scope

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def path(message: Message) -> str:
    return f"/t/acme/review/{message.pk}"


def test_a_draft_is_edited_approved_and_sent(desk, rita_s_drafts, cast, sink, settings):
    settings.APPROVAL_UNDO_SECONDS = 0
    first, second = rita_s_drafts
    desk.sign_in("rita@people.example")
    page = desk.page
    row = page.locator("#section-review [data-row]").filter(has_text="Anna Berg")
    expect(row).to_have_count(1)
    row.locator("[data-open]").click()
    expect(page).to_have_url(re.compile(re.escape(desk.url + path(first))))

    state, approve = page.locator("[data-edit-state]"), page.locator("[data-approve]")
    expect(approve).to_have_text("Approve & send")
    page.get_by_label("Subject").fill("Your request from this morning")
    editor = page.get_by_label("Message", exact=True)
    edited = editor.input_value().replace("Best regards", "Warm regards")
    assert edited.count("Warm regards") == 1
    editor.fill(edited)
    expect(state).to_have_text("Not saved yet")
    expect(approve).to_have_text("Approve edited & send")
    approve.click()

    expect(page.locator(".toast")).to_contain_text("Approved. It leaves now, to anna@buyer.example.")
    expect(page).to_have_url(re.compile(re.escape(desk.url + path(second))))  # on to the next draft
    assert sink.messages() == []
    send(str(cast.acme.pk))  # the worker's job
    (mail,) = sink.messages()
    assert (mail["To"], mail["Subject"]) == ("anna@buyer.example", "Your request from this morning")
    assert mail.get_content().startswith(f"{edited.strip()}\n\n")

    page.goto(f"{desk.url}/t/acme/leads/{first.lead_id}")
    expect(page.locator("main")).to_contain_text("Your request from this morning")


def test_the_keyboard_alone_leads_to_an_approval(desk, rita_s_drafts, cast):
    first, _ = rita_s_drafts
    desk.sign_in("rita@people.example")
    page = desk.page
    rows = page.locator("[data-row]")
    expect(rows).to_have_count(2)
    for key, number in (("j", 0), ("j", 1), ("j", 1), ("k", 0)):
        page.keyboard.press(key)
        expect(rows.nth(number)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(desk.url + path(first))))
    page.wait_for_load_state()

    page.keyboard.press("e")
    editor = page.get_by_label("Message", exact=True)
    expect(editor).to_be_focused()
    page.keyboard.type("a")  # a letter in a field is a letter
    expect(editor).to_have_value(re.compile(f"^a?{re.escape(first.body)}a?$"))
    page.keyboard.press("Backspace")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    expect(page.locator("[data-approve]")).to_be_focused()
    assert state_of(cast, first) == "in_review"  # going to the button sends nothing
    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_contain_text("Approved.")
    assert state_of(cast, first) == "approved"


def test_checks_answer_while_one_types_and_store_nothing(desk, rita_s_drafts, cast):
    first, _ = rita_s_drafts
    desk.sign_in("rita@people.example")
    page = desk.open(path(first))
    failed, marks = page.locator("[data-failed]"), page.locator("[data-marks=body] mark")
    expect(failed).to_be_hidden()
    editor = page.get_by_label("Message", exact=True)
    editor.fill("Hi Anna,\n\nI guess this isn't a priority for you. Shall we talk on Tuesday?\n\nRita")
    expect(failed).to_be_visible()
    expect(marks.first).to_contain_text("I guess this isn't a priority")
    expect(page.locator("[data-checks]")).to_contain_text("No guilt, pressure or false urgency")
    with tenant_scope(cast.acme.pk):
        assert Message.objects.get(pk=first.pk).body == first.body
    editor.fill(first.body)
    expect(failed).to_be_hidden()
    expect(marks).to_have_count(0)


def test_a_rejection_by_keys_is_undone_by_a_key(desk, rita_s_drafts, cast):
    first, _ = rita_s_drafts
    desk.sign_in("rita@people.example")
    page = desk.open(path(first))
    page.keyboard.press("x")
    expect(page.get_by_label("What was wrong with it")).to_be_focused()
    page.keyboard.type("Wrong tone")
    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_contain_text("Rejected, with your reason.")
    assert state_of(cast, first) == "skipped"
    page.keyboard.press("z")
    expect(page.locator(".toast")).to_contain_text("Taken back: the draft waits for a decision again.")
    expect(page).to_have_url(re.compile(re.escape(desk.url + path(first))))
    assert state_of(cast, first) == "in_review"


def test_what_changed_elsewhere_is_noticed_and_what_was_typed_is_kept(desk, rita_s_drafts, cast):
    first, _ = rita_s_drafts
    desk.sign_in("rita@people.example")
    page = desk.open(path(first))
    editor = page.get_by_label("Message", exact=True)
    editor.fill("What I have typed.")
    with tenant_scope(cast.acme.pk):
        Message.objects.filter(pk=first.pk).update(revision=2, body="By somebody else.")
    expect(page.locator("[data-changed]")).to_contain_text("The text of this draft has changed.", timeout=20_000)
    expect(editor).to_have_value("What I have typed.")
    editor.fill(first.body)  # nothing of one's own is left: the new text comes by itself
    expect(editor).to_have_value("By somebody else.", timeout=20_000)


def test_no_page_is_wider_than_a_telephone(phone, rita_s_drafts):
    first, _ = rita_s_drafts
    phone.sign_in("rita@people.example")
    company = f"/t/acme/accounts/{first.lead.account_id}"
    lead = f"/t/acme/leads/{first.lead_id}"
    for address in (
        "/",
        "/reviews/",
        "/t/acme/drafts",
        "/me",
        "/t/acme/",
        "/t/acme/leads",
        "/t/acme/accounts",
        company,
        lead,
        path(first),
    ):
        page = phone.open(address)
        assert (address, too_wide(page)) == (address, [])
    expect(page.locator("[data-approve]")).to_be_in_viewport()  # the decision is at hand without scrolling


def test_the_window_notices_what_the_policy_blocks_and_what_is_too_wide(phone):
    """The companion of all of the above: what they find nothing of is found where it is."""
    page = phone.open("/accounts/login/")
    assert (phone.complaints, too_wide(page)) == ([], [])
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<hr onclick=1>')")
    page.locator("h1").evaluate("(each) => { each.style.minWidth = '500px' }")
    assert too_wide(page)[0] == "page"
    page.wait_for_timeout(1)  # the console is told of while we wait for something
    assert [text.count("Content Security Policy") > 0 for text in phone.complaints] == [True]
    phone.complaints.clear()


def too_wide(page: Page) -> list[str]:
    """What makes the page scroll sideways: the elements that reach beyond the window, if it can be scrolled at all."""
    return page.evaluate(
        """(width) => document.scrollingElement.scrollWidth <= width ? [] : ["page", ...[...document.querySelectorAll("*")]
            .filter((each) => each.getBoundingClientRect().right > width + 1)
            .map((each) => `${each.tagName}.${each.className}`).slice(0, 9)]""",
        page.viewport_size["width"],  # a telephone's browser zooms out, so that what it calls the window grows along
    )


def state_of(cast, message: Message) -> str:
    with tenant_scope(cast.acme.pk):
        return Message.objects.values_list("state", flat=True).get(pk=message.pk)
