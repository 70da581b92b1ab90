"""The rules, one module for each group. A rule answers a Decision, or a str that says why it did not fire."""
