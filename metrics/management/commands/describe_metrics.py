"""Write docs/metrics.md from the definitions."""

from django.conf import settings
from django.core.management.base import BaseCommand

from metrics.describing import document


class Command(BaseCommand):
    help = "Write docs/metrics.md from the definitions of the measures."
    requires_system_checks: list[str] = []

    def handle(self, **options) -> None:
        path = settings.BASE_DIR / "docs" / "metrics.md"
        path.write_text(document())
        self.stdout.write(f"Wrote {path.relative_to(settings.BASE_DIR)}.")
