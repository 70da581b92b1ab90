"""The addresses of the pages. What changes something is under the thing it changes, and takes POST only."""

from django.urls import path

from followups.web import (
    account_acts,
    commitment_acts,
    completing_acts,
    finding_acts,
    follow_up_acts,
    imports,
    lead_acts,
    next_step_acts,
    person_data,
    review_acts,
    review_live,
    review_side_acts,
    reviews,
)
from followups.web.accounts import account, account_list, account_owner
from followups.web.alerts import alert_read
from followups.web.autonomy import autonomy, autonomy_release, autonomy_stop, autonomy_switch
from followups.web.draft_record import draft_list, draft_record
from followups.web.duplicates import (
    duplicate_apart,
    duplicate_merge,
    duplicates,
    lead_merge,
    lead_merge_undo,
    lead_merge_with,
)
from followups.web.inbound import inbound, inbound_attach, inbound_original, inbound_set_aside, unmatched
from followups.web.lead import lead
from followups.web.lead_export import lead_export
from followups.web.lead_list import lead_list
from followups.web.my_settings import (
    my_absence_add,
    my_absence_remove,
    my_hours_save,
    my_settings,
    my_settings_save,
)
from followups.web.readiness import readiness
from followups.web.review import review
from followups.web.samples import sample_judge, samples
from followups.web.simulate import simulate
from followups.web.today import tenant_today, today

LEAD, FOLLOW_UP, DRAFT = (
    "t/<slug:slug>/leads/<uuid:lead_id>",
    "t/<slug:slug>/follow-ups/<uuid:follow_up_id>",
    "t/<slug:slug>/review/<uuid:message_id>",
)
IMPORT = "t/<slug:slug>/import/<uuid:import_id>"
ACCOUNT = "t/<slug:slug>/accounts/<uuid:account_id>"
INBOUND = "t/<slug:slug>/mail/<uuid:inbound_id>"
PROMISE, QUESTION = f"{LEAD}/promises/<uuid:row_id>", f"{LEAD}/questions/<uuid:row_id>"
FINDING = f"{LEAD}/findings/<uuid:row_id>"
urlpatterns = [
    path("", today, name="today"),
    path("t/<slug:slug>/", tenant_today, name="tenant_today"),
    path("t/<slug:slug>/leads", lead_list, name="lead_list"),
    path("t/<slug:slug>/duplicates", duplicates, name="duplicates"),
    path("t/<slug:slug>/duplicates/<uuid:pair_id>/merge", duplicate_merge, name="duplicate_merge"),
    path("t/<slug:slug>/duplicates/<uuid:pair_id>/apart", duplicate_apart, name="duplicate_apart"),
    path("t/<slug:slug>/leads.csv", lead_export, name="lead_export"),
    path("t/<slug:slug>/import/", imports.imports, name="imports"),
    path("t/<slug:slug>/import/upload", imports.import_upload, name="import_upload"),
    path(IMPORT, imports.import_page, name="import_page"),
    path(f"{IMPORT}/refused.csv", imports.import_refused, name="import_refused"),
    path(f"{IMPORT}/map", imports.import_map, name="import_map"),
    path(f"{IMPORT}/sheet", imports.import_sheet, name="import_sheet"),
    path(f"{IMPORT}/start", imports.import_start, name="import_start"),
    path(f"{IMPORT}/cancel", imports.import_cancel, name="import_cancel"),
    path(f"{IMPORT}/undo", imports.import_undo, name="import_undo"),
    path("t/<slug:slug>/mail", unmatched, name="unmatched"),
    path(INBOUND, inbound, name="inbound"),
    path(f"{INBOUND}/original", inbound_original, name="inbound_original"),
    path(f"{INBOUND}/attach", inbound_attach, name="inbound_attach"),
    path(f"{INBOUND}/set-aside", inbound_set_aside, name="inbound_set_aside"),
    path("t/<slug:slug>/autonomy", autonomy, name="autonomy"),
    path("t/<slug:slug>/autonomy/switch", autonomy_switch, name="autonomy_switch"),
    path("t/<slug:slug>/autonomy/stop", autonomy_stop, name="autonomy_stop"),
    path("t/<slug:slug>/autonomy/release", autonomy_release, name="autonomy_release"),
    path("t/<slug:slug>/samples", samples, name="samples"),
    path("t/<slug:slug>/samples/<uuid:sample_id>/judge", sample_judge, name="sample_judge"),
    path("t/<slug:slug>/simulate", simulate, name="simulate"),
    path("t/<slug:slug>/readiness", readiness, name="readiness"),
    path("me", my_settings, name="my_settings"),
    path("me/save", my_settings_save, name="my_settings_save"),
    path("me/hours", my_hours_save, name="my_hours_save"),
    path("me/absences", my_absence_add, name="my_absence_add"),
    path("me/absences/<uuid:absence_id>/remove", my_absence_remove, name="my_absence_remove"),
    path("t/<slug:slug>/accounts", account_list, name="account_list"),
    path("t/<slug:slug>/accounts/<uuid:account_id>", account, name="account"),
    path("t/<slug:slug>/accounts/<uuid:account_id>/owner", account_owner, name="account_owner"),
    path(f"{ACCOUNT}/merge", account_acts.account_merge, name="account_merge"),
    path(f"{ACCOUNT}/unmerge", account_acts.account_unmerge, name="account_unmerge"),
    path(f"{ACCOUNT}/apart", account_acts.account_apart, name="account_apart"),
    path(f"{ACCOUNT}/roles", account_acts.account_roles, name="account_roles"),
    path(f"{ACCOUNT}/move", account_acts.account_move, name="account_move"),
    path(f"{ACCOUNT}/domain", account_acts.account_domain, name="account_domain"),
    path(f"{ACCOUNT}/domain/remove", account_acts.account_domain_remove, name="account_domain_remove"),
    path("t/<slug:slug>/alerts/<uuid:alert_id>/read", alert_read, name="alert_read"),
    path(LEAD, lead, name="lead"),
    path(f"{LEAD}/note", lead_acts.lead_note, name="lead_note"),
    path(f"{LEAD}/stage", lead_acts.lead_stage, name="lead_stage"),
    path(f"{LEAD}/pause", lead_acts.lead_pause, name="lead_pause"),
    path(f"{LEAD}/stop", lead_acts.lead_stop, name="lead_stop"),
    path(f"{LEAD}/lift-stop", lead_acts.lead_lift_stop, name="lead_lift_stop"),
    path(f"{LEAD}/lift-hold", lead_acts.lead_lift_hold, name="lead_lift_hold"),
    path(f"{LEAD}/conflict", lead_acts.lead_conflict, name="lead_conflict"),
    path(f"{LEAD}/reassign", lead_acts.lead_reassign, name="lead_reassign"),
    path(f"{LEAD}/cadence", lead_acts.lead_cadence, name="lead_cadence"),
    path(f"{LEAD}/details", next_step_acts.lead_details, name="lead_details"),
    path(f"{LEAD}/own-step", next_step_acts.lead_own_step, name="lead_own_step"),
    path(f"{LEAD}/address", completing_acts.lead_address, name="lead_address"),
    path(f"{LEAD}/consent", completing_acts.lead_consent, name="lead_consent"),
    path(f"{LEAD}/wake", lead_acts.lead_wake, name="lead_wake"),
    path(f"{LEAD}/merge", lead_merge, name="lead_merge"),
    path(f"{LEAD}/merge/with", lead_merge_with, name="lead_merge_with"),
    path(f"{LEAD}/merges/<uuid:merge_id>/undo", lead_merge_undo, name="lead_merge_undo"),
    path(f"{LEAD}/data", person_data.person_data, name="person_data"),
    path(f"{LEAD}/data/export", person_data.person_ask_export, name="person_ask_export"),
    path(f"{LEAD}/data/erasure", person_data.person_ask_erasure, name="person_ask_erasure"),
    path(f"{LEAD}/data/<uuid:request_id>", person_data.person_export, name="person_export"),
    path(f"{PROMISE}/keep", commitment_acts.promise_keep, name="promise_keep"),
    path(f"{PROMISE}/withdraw", commitment_acts.promise_withdraw, name="promise_withdraw"),
    path(f"{QUESTION}/answer", commitment_acts.question_answer, name="question_answer"),
    path(f"{QUESTION}/withdraw", commitment_acts.question_withdraw, name="question_withdraw"),
    path(f"{FINDING}/accept", finding_acts.finding_accept, name="finding_accept"),
    path(f"{FINDING}/correct", finding_acts.finding_correct, name="finding_correct"),
    path(f"{FINDING}/dismiss", finding_acts.finding_dismiss, name="finding_dismiss"),
    path(f"{FOLLOW_UP}/done", follow_up_acts.follow_up_done, name="follow_up_done"),
    path(f"{FOLLOW_UP}/change", next_step_acts.follow_up_change, name="follow_up_change"),
    path(f"{FOLLOW_UP}/snooze", follow_up_acts.follow_up_snooze, name="follow_up_snooze"),
    path(DRAFT, review, name="review"),
    path(f"{DRAFT}/approve", review_acts.message_approve, name="message_approve"),
    path(f"{DRAFT}/save", review_acts.message_save, name="message_save"),
    path(f"{DRAFT}/reject", review_acts.message_reject, name="message_reject"),
    path(f"{DRAFT}/settle", review_acts.message_settle, name="message_settle"),
    path(f"{DRAFT}/rewrite", review_acts.message_rewrite, name="message_rewrite"),
    path(f"{DRAFT}/schedule", review_acts.message_schedule, name="message_schedule"),
    path(f"{DRAFT}/snooze", review_side_acts.message_snooze, name="message_snooze"),
    path(f"{DRAFT}/reassign", review_side_acts.message_reassign, name="message_reassign"),
    path(f"{DRAFT}/suppress", review_side_acts.message_suppress, name="message_suppress"),
    path(f"{DRAFT}/close", review_side_acts.message_close, name="message_close"),
    path(f"{DRAFT}/undo", review_side_acts.message_undo, name="message_undo"),
    path(f"{DRAFT}/take-back", review_side_acts.message_take_back, name="message_take_back"),
    path(f"{DRAFT}/check", review_live.message_check, name="message_check"),
    path(f"{DRAFT}/here", review_live.message_here, name="message_here"),
    path("reviews/", reviews.reviews, name="reviews"),
    path("reviews/approve", reviews.reviews_approve, name="reviews_approve"),
    path("t/<slug:slug>/drafts", draft_record, name="draft_record"),
    path("t/<slug:slug>/drafts/list", draft_list, name="draft_list"),
]
