"""What a person wrote back: their words apart from what they quote, what they mean, what they promise and ask. Pure Python."""
