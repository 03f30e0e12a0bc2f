"""One message to many families: fed to the outbox a few at a time, and never lost sight of."""
