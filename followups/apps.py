from django.apps import AppConfig


class FollowupsConfig(AppConfig):
    name = "followups"

    def ready(self) -> None:
        from followups.engine.reading import packed
        from leads.journal import read_words_by

        read_words_by(packed)
