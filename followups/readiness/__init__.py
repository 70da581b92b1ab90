"""Whether a client is ready for follow-up that runs by itself: what is asked, what was found, where to mend it (mission M2)."""
