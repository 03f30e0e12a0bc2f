"""Durable turns per second, ours beside its peers: how the figures in benchmarks.json come about.

A *turn* is an update answered by the right next text. One stub of the Bot API (``server``) on one core talks
to one bot on another, always with the same questions (``questions``). ``groups`` lists what is measured.
"""
