"""Figures for the library and its municipality: counted day by day, hidden where few, shown in four ways."""
