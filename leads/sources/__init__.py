"""Where leads come from by themselves: forms, ads, calendars and other systems. docs/sources.md says how each is set up."""
