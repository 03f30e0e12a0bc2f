"""References: a short number that a parent can say on the phone."""

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Signs that nobody mistakes for another on paper or on the phone: no 0 and O, 1, I and L, no U."""


def reference(seed: int) -> str:
    """Four signs out of a seed: 810,000 references a programme."""
    signs = ""
    for _ in range(4):
        seed, place = divmod(seed, len(ALPHABET))
        signs += ALPHABET[place]
    return signs
