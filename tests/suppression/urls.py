"""The product's addresses with the API's beside them: these tests need no other app's routes."""

from django.urls import include, path
from rest_framework.routers import SimpleRouter

from config.urls import urlpatterns as product
from suppression.api import SuppressionViewSet

router = SimpleRouter(trailing_slash=False)
router.register("suppressions", SuppressionViewSet, basename="suppression")

urlpatterns = [path("api/v1/", include(router.urls)), path("", include("suppression.urls")), *product]
