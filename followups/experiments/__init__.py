"""Experiments as the loop knows them: drawing a lead's group, and giving all leads back at the end (mission M4)."""
