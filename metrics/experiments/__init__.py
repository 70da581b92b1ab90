"""Experiments as they are planned, counted and read (mission M4)."""
