"""Asking a language model: over any server that speaks chat completions, within an account, and believing nothing it says."""
