"""Wording that texts share: standard paragraphs, quoted letters, copies; and what counts once."""
