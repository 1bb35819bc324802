"""Whether the work on a document grows faster than its text: `python fuzz/growth.py [PLACE …]`.

Every line of `tests/hostile/documents.py` in every place of it, for some 2,000, 8,000 and 64,000 characters: parsed,
checked, and written in every way. Prints what is steep, with its seconds; exits with 1 where something is.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "hostile"))

from documents import PLACES, documents
from growth import steep


def main() -> int:
    count = failed = 0
    for name, text in documents(tuple(sys.argv[1:]) or tuple(PLACES)):
        count += 1
        for told in steep(text):
            failed += 1
            print(f"{name}: {told}", flush=True)
    print(f"{count} documents, {failed} works that are steep")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
