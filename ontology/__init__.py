"""The vocabulary, shapes, queries and examples: what a researcher may read and change as Turtle."""
