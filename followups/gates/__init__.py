"""Checks on a draft, whoever wrote it: pure Python, deterministic, the same code for people and models."""
