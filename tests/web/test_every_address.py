"""No address of the product is forgotten: each stands in a list whose tests ask everything of it, or is named here."""

from django.urls import URLPattern, URLResolver, get_resolver

from followups.web.urls import urlpatterns
from metrics.web.audit_urls import urlpatterns as of_audits  # tests/web/test_audits.py
from metrics.web.learning_urls import urlpatterns as of_learning  # tests/web/test_experiments.py
from metrics.web.month_urls import urlpatterns as of_months  # tests/web/test_months.py
from metrics.web.urls import urlpatterns as of_figures  # tests/web/test_measures.py

# For everybody, signed in or not, and about no tenant's rows but those that a signed link names.
PUBLIC = {
    "healthz", "favicon.ico", "u/<str:token>", "hooks/mail/<slug:service>/<str:token>/<str:what>/", "hooks/s/<str:token>/",
    "hooks/f/<str:token>/", "hooks/f/<str:token>/thanks/", "s/v/<str:token>", "s/d/<str:token>", "l/<str:token>",
}  # fmt: skip
# Tested as a whole elsewhere: sign-in is the library's, the API and the admin have registries of their own.
ELSEWHERE = ("accounts/", "admin/", "api/v1/")


def addresses(resolver: URLResolver, before: str = "") -> list[str]:
    found = []
    for pattern in resolver.url_patterns:
        address = before + str(pattern.pattern)
        found += [address] if isinstance(pattern, URLPattern) else addresses(pattern, address)
    return found


def test_every_address_is_public_by_intention_or_is_a_page_or_act_of_a_member():
    pages = {str(pattern.pattern) for pattern in (*urlpatterns, *of_figures, *of_audits, *of_months, *of_learning)}
    found = [address for address in addresses(get_resolver()) if not address.startswith(ELSEWHERE)]
    assert sorted(found) == sorted(PUBLIC | pages)
