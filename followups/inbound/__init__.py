"""What comes back: reading it, understanding it, drawing the consequences."""
