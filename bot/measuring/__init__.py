"""Measuring as the pilots did: how it goes with a child at the start, and some weeks later."""
