from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The project itself: its database, its commands, its schedules."""

    name = "config"

    def ready(self) -> None:
        from django_q.signals import post_execute

        from config.heartbeat import touch_heartbeat

        post_execute.connect(touch_heartbeat, dispatch_uid="heartbeat")
