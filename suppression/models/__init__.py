from suppression.models.consent import Consent
from suppression.models.suppression import Suppression

__all__ = ["Consent", "Suppression"]
