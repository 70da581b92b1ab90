from django.apps import AppConfig, apps
from django.db import connections
from django.db.models.signals import post_migrate


class ConfigConfig(AppConfig):
    """The project itself: its database, its commands, its schedules."""

    name = "config"

    def ready(self) -> None:
        from django_q.signals import post_execute

        from config.heartbeat import touch_heartbeat

        post_execute.connect(touch_heartbeat, dispatch_uid="heartbeat")
        # Of the queue's app, which has the table: for an app without models, such as this one, Django sends nothing.
        post_migrate.connect(_sync_schedules, sender=apps.get_app_config("django_q"), dispatch_uid="schedules")


def _sync_schedules(using: str, **_: object) -> None:
    from config.schedules import sync_schedules

    if "django_q_schedule" in connections[using].introspection.table_names():  # not after a partial migration
        sync_schedules()
