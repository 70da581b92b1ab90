"""Measurements of the product's main job: see docs/benchmarks.md."""
