from django.urls import path

from suppression.views import unsubscribe

urlpatterns = [path("u/<str:token>", unsubscribe, name="unsubscribe")]
