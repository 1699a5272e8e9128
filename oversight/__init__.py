"""The face of the Oversight Graph: its command line."""
