"""The conversation, pure: trees in YAML, a machine that steps through them, and nothing that does I/O."""
