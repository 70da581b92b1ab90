from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The project itself: its database, its commands, its schedules."""

    name = "config"
