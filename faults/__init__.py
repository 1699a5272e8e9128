"""The fault suite: kills, damages, full disks, builds at once, deadly and reaching queries.

Run on request by ``python -m faults``; not part of the package.
"""
