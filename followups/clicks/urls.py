"""Links in our mails. Nobody is signed in there."""

from django.urls import path

from followups.clicks.link_page import fetched, followed

urlpatterns = [
    path("l/<str:token>", followed, name="followed"),
    path("s/d/<str:token>", fetched, name="fetched"),
]
