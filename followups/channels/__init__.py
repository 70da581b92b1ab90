"""Ways a message leaves the house, each with the same answer: a Delivery."""
