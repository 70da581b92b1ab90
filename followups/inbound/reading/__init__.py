"""Reading what comes back: any RFC 5322 message to text and to its kind. Pure Python: no Django, no database, no clock."""
