from tenants.models.absence import Absence
from tenants.models.agency import Agency, Membership, Role, Tenant
from tenants.models.api_key import ApiKey
from tenants.models.idempotency import IdempotentRequest
from tenants.models.stop import StopLevel
from tenants.models.user import User

__all__ = [
    "Absence",
    "Agency",
    "ApiKey",
    "IdempotentRequest",
    "Membership",
    "Role",
    "StopLevel",
    "Tenant",
    "User",
]
