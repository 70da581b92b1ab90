"""What people and leads make of each step, message and reason: shown, compared, and changed by nobody but a person."""
