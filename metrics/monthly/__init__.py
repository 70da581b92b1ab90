"""The monthly review of exceptions: what went wrong in a client's month, what a manager says of it, and the sign-off."""
