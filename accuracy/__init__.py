"""How well the reader reads: scored against labels made by hand, written to docs/accuracy.md."""
