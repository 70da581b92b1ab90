"""The parts of the main job's benchmark, one after the other, and what is said about each."""

from argparse import Namespace

from django.utils import timezone

from benchmarks.looks import measure_loop, measure_sizes


def run(given: Namespace, database: str) -> dict:
    figures = {}
    now = timezone.now()
    if "loop" in given.only:
        for name in ("new", "mixed"):
            tenant, found = measure_loop(name, given.leads, now)
            figures[f"loop_{name}"] = found
            print(f"The loop, {found['leads']:,} {name} leads due: {found['leads_per_s']:,.0f} leads/s", flush=True)
            print(found)
    if "sizes" in given.only:
        sizes = {given.small: f"{database}_small", given.large: f"{database}_large"}
        figures["sizes"] = found = measure_sizes(sizes, given.due, given.rounds, now)
        print(found)
    return figures
