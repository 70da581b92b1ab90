"""Every address under /api/v1/."""

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView
from rest_framework.exceptions import NotFound
from rest_framework.permissions import AllowAny
from rest_framework.routers import SimpleRouter
from rest_framework.views import APIView

from followups.api.accounts import AccountMergeViewSet, AccountViewSet
from followups.api.autonomy import AutonomyViewSet
from followups.api.changes import ChangesViewSet
from followups.api.data_requests import DataRequestViewSet
from followups.api.drafts import DraftViewSet
from followups.api.duplicates import DuplicateViewSet, MergeViewSet
from followups.api.inbound import InboundViewSet
from followups.api.leads import LeadViewSet
from followups.api.readiness import ReadinessViewSet
from followups.api.webhooks import WebhookViewSet
from metrics.api.baselines import BaselineViewSet
from metrics.api.experiments import ExperimentViewSet
from metrics.api.feedback import FeedbackViewSet
from metrics.api.metrics import MetricsViewSet
from metrics.api.months import MonthReviewViewSet, TeamViewSet
from metrics.api.pilots import PilotViewSet
from suppression.api import SuppressionViewSet

router = SimpleRouter(trailing_slash=False)
router.register("leads", LeadViewSet, basename="lead")
router.register("duplicates", DuplicateViewSet, basename="duplicate")
router.register("merges", MergeViewSet, basename="merge")
router.register("accounts", AccountViewSet, basename="account")
router.register("account-merges", AccountMergeViewSet, basename="account_merge")
router.register("inbound/messages", InboundViewSet, basename="inbound")
router.register("drafts", DraftViewSet, basename="draft")
router.register("changes", ChangesViewSet, basename="change")
router.register("autonomy", AutonomyViewSet, basename="autonomy")
router.register("readiness", ReadinessViewSet, basename="readiness")
router.register("data-requests", DataRequestViewSet, basename="data_request")
router.register("metrics", MetricsViewSet, basename="metric")
router.register("baselines", BaselineViewSet, basename="baseline")
router.register("pilots", PilotViewSet, basename="pilot")
router.register("experiments", ExperimentViewSet, basename="experiment")
router.register("feedback", FeedbackViewSet, basename="feedback")
router.register("month-reviews", MonthReviewViewSet, basename="month_review")
router.register("team", TeamViewSet, basename="team")
router.register("suppressions", SuppressionViewSet, basename="suppression")
router.register("webhooks", WebhookViewSet, basename="webhook")


class NoSuchAddress(APIView):
    """What is not here is told in the form of all other errors."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    schema = None

    def initial(self, *_args, **_kwargs) -> None:
        raise NotFound("There is nothing under this address. The addresses are listed at /api/v1/docs/.")


urlpatterns = [
    path("", include(router.urls)),
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("docs/", SpectacularSwaggerView.as_view(url_name="api-schema"), name="api-docs"),
    re_path("", NoSuchAddress.as_view(), name="api-nothing"),
]
