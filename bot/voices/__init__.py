"""`leeswijzer voices`: which texts nobody has read aloud, and drafts of them by a machine."""
