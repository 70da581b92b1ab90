"""Documents that people write and publish: read as YAML, each mistake told with its place, reason and mend. Pure Python."""
