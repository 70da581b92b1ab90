"""Every kind of source, by its name."""

from leads.sources.acuity import Acuity
from leads.sources.calcom import CalCom
from leads.sources.calendly import Calendly
from leads.sources.embedded_form import EmbeddedForm
from leads.sources.form_post import FormPost
from leads.sources.generic_json import GenericJson
from leads.sources.google_ads import GoogleAds
from leads.sources.gravity_forms import GravityForms
from leads.sources.hubspot import HubSpot
from leads.sources.jotform import Jotform
from leads.sources.kind import Kind
from leads.sources.meta_leads import MetaLeads
from leads.sources.tally import Tally
from leads.sources.typeform import Typeform
from leads.sources.webflow import Webflow

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        EmbeddedForm(), GenericJson(), FormPost(), Typeform(), Webflow(), Jotform(), GravityForms(), Tally(), HubSpot(),
        GoogleAds(), MetaLeads(), Calendly(), CalCom(), Acuity(),
    )
}  # fmt: skip
SECRETS = tuple(dict.fromkeys(name for kind in KINDS.values() for name in kind.secrets))
