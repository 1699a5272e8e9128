"""Readers of documents: from the bytes of a file to its text, one module a kind of file."""
