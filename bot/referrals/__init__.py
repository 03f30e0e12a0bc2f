"""What follows when somebody was shown the way to a desk: its staff hear it; later is asked how it went."""
