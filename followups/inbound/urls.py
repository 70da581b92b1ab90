"""Addresses that other machines report to. Nobody is signed in there."""

from django.urls import path

from followups.inbound.hooks import mail_hook

urlpatterns = [path("mail/<slug:service>/<str:token>/<str:what>/", mail_hook, name="mail_hook")]
