"""Every address of the product."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.templatetags.static import static
from django.urls import include, path
from django.views.generic import RedirectView

from config.health import healthz

# One way to sign in: the admin asks for the second factor and counts attempts as every other page does.
admin.autodiscover()
admin.site.login = secure_admin_login(admin.site.login)


class Favicon(RedirectView):
    """Browsers ask for it at the root, whatever a page says."""

    def get_redirect_url(self, *args, **kwargs) -> str:
        return static("img/favicon.svg")


urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("favicon.ico", Favicon.as_view()),
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
    path("api/v1/", include("config.api_router")),
    path("hooks/", include("followups.inbound.urls")),
    path("hooks/", include("leads.sources.urls")),
    path("", include("leads.visiting.urls")),
    path("", include("followups.clicks.urls")),
    path("", include("suppression.urls")),
    path("", include("metrics.web.urls")),
    path("", include("metrics.web.audit_urls")),
    path("", include("metrics.web.learning_urls")),
    path("", include("metrics.web.month_urls")),
    path("", include("followups.web.urls")),
]
