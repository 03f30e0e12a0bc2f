"""What is printed for nobody: `leeswijzer timeline … | head` has seen enough, and closes the pipe."""

import os
import sys


def nobody_reads() -> bool:
    """After a BrokenPipeError: whether it came of printing. Then what is still to be printed goes nowhere, so
    that Python has nothing to complain about at its end either."""
    try:
        print(flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return True
    return False
