"""A language's catalog as a sheet (.xlsx), for translators who have no tool for a .po."""
