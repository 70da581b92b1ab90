"""How well a lead fits and how much it wants it: a profile in, a score with its reasons out. Pure Python (mission B2)."""
