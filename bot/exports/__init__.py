"""Lists as files for a spreadsheet."""
