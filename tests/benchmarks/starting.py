"""What the languages add to the start: read their catalogs, see which dialogs are whole, make their texts.

Run in a fresh process with the codes of the languages; trees and imports are there already, as they are
needed for one language too."""

import json
import os
import sys
import time
from collections.abc import Sequence

from bot.catalogs import wording
from bot.texts import Texts
from dialogs.loading import shipped
from dialogs.whole import offered
from tests.benchmarks.machine import peak_memory


def start(languages: Sequence[str]) -> tuple[float, float]:
    """Seconds it took, and the most MiB that the process ever had."""
    trees = shipped()
    began = time.perf_counter()
    words = offered(trees, {language: wording(language) for language in languages})
    texts = [Texts(one) for one in words.values()]
    seconds = time.perf_counter() - began
    if not texts:
        raise RuntimeError("the benchmark started without a language")
    return seconds, peak_memory(os.getpid())


if __name__ == "__main__":
    print(json.dumps(start(sys.argv[1:])))
