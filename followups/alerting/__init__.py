"""Telling people of the house: alerts at once, a digest each morning. By mail, and to a webhook where a client has one."""
