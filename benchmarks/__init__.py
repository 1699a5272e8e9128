"""Measurements of speed and memory, made on request; not part of the package, judged by no test."""
