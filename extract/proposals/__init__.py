"""Readings as proposed records: structured values in our own words, each resting on passages.

What a record cannot express is left out and said; nothing is made up to fill a field.
"""
