"""manage.py load_sample: the sample agency with three clients and their leads, for trying the product."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from tqdm import tqdm

from config import sample_card
from config.sample.files import read_agency
from config.sample.founding import Founded
from config.sample.loading import count_leads, is_loaded, load


class Command(BaseCommand):
    help = "Load the sample agency. Where it is there already, nothing happens."
    stealth_options = ("now",)  # for tests: the moment of loading, an aware datetime

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--url", default=settings.PUBLIC_URL, help="where the product is reached")
        parser.add_argument("--mail-sink", default=str(settings.DATA_DIR / "mail"), help="folder that mail is kept in")

    def handle(self, *, url: str, mail_sink: str, now: datetime | None = None, **options: object) -> None:
        agency = read_agency()["agency"]["name"]
        if is_loaded():
            self.stdout.write(f"The sample agency {agency} is there already. Nothing was changed.")
            return
        total = count_leads()
        with tqdm(total=total, desc=f"Loading {agency}", unit="lead", disable=None, leave=False) as bar:

            def tell(client: str) -> None:
                bar.set_postfix_str(client, refresh=False)
                bar.update()

            founded = load(now or timezone.now(), tell)
        card = _card(founded, url, mail_sink)
        sample_card.write(settings.DATA_DIR / "sample.json", card)
        names = ", ".join(tenant["name"] for tenant in card["tenants"])
        lines = [f"{agency} is loaded, with {total} leads of {names}.", *sample_card.describe(card)]
        self.stdout.write("\n".join(lines))


def _card(founded: Founded, url: str, mail_sink: str) -> dict:
    return {
        "url": url.rstrip("/"),
        "users": [
            {"email": email, "password": password, "role": founded.roles[email]}
            for email, password in founded.passwords.items()
        ],
        "tenants": [
            {"slug": tenant.slug, "name": tenant.name, "api_key": founded.keys[tenant.slug]}
            for tenant in founded.tenants
        ],
        "mail_sink": str(Path(mail_sink).resolve()),
    }
