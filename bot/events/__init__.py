"""Events that families are invited to: what they read of them, who comes, and what is sent by itself."""
