"""Posters for a school door: a code to scan, pictograms and two languages, on A4."""
