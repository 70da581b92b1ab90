from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ConfigConfig(AppConfig):
    """The project itself: its database, its commands, its schedules."""

    name = "config"

    def ready(self) -> None:
        from django_q.signals import post_execute

        from config.heartbeat import touch_heartbeat

        post_execute.connect(touch_heartbeat, dispatch_uid="heartbeat")
        post_migrate.connect(_sync_schedules, sender=self, dispatch_uid="schedules")


def _sync_schedules(**_: object) -> None:
    from config.schedules import sync_schedules

    sync_schedules()
