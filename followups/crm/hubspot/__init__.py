"""HubSpot behind the port: CRM v3 objects and search, v4 associations (https://developers.hubspot.com/docs/api-reference)."""
