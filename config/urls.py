"""Every address of the product."""

from django.contrib import admin
from django.http import HttpResponse
from django.urls import include, path

from config.health import healthz

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
    path("healthz", healthz),
    path("api/v1/", include("config.api_router")),
    path("", include("suppression.urls")),
    path("", lambda request: HttpResponse("ok"), name="today"),
]
