"""Two-way sync with a client's CRM: a port, an adapter for each CRM, and what is done with what they say (mission N3)."""
