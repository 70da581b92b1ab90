"""Loading the sample agency: files in `sample/` at the top, brought in through the product's own acts."""
