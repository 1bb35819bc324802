"""A coverage-guided run on a target of `targets.py`: `python fuzz/guided.py readers --seconds 600`.

Needs atheris (`pip install atheris`), which follows what each input makes the package do. It starts from the files
in `fuzz/corpus`; what it finds goes to `fuzz/found/TARGET`, where the next run goes on. An input that fails is
written to the working directory, and is run alone by `python fuzz/guided.py TARGET FILE`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parent / "tests" / "hostile"))


def main() -> None:
    import atheris

    with atheris.instrument_imports(include=["protokollparse"]):
        from targets import LIMIT, TARGETS

        for seed in (HERE / "corpus").iterdir():  # what a format needs is imported when it is first read
            for target in TARGETS.values():
                target(seed.read_bytes())
    from mutants import TOKENS

    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("target", choices=TARGETS)
    options.add_argument("file", nargs="?", help="run this input only")
    options.add_argument("--seconds", type=int, default=600)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    found = HERE / "found" / chosen.target
    found.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", suffix=".dict") as words:
        words.writelines(f'"{_escaped(token)}"\n' for token in TOKENS)
        words.flush()
        limits = [f"-max_total_time={chosen.seconds}", f"-seed={chosen.seed}", "-timeout=20", "-rss_limit_mb=2048"]
        sizes = [f"-max_len={min(LIMIT, 2**14)}", f"-dict={words.name}"]
        places = [chosen.file] if chosen.file else [*limits, *sizes, str(found), str(HERE / "corpus")]
        atheris.Setup([sys.argv[0], *places], TARGETS[chosen.target])
        atheris.Fuzz()


def _escaped(token: str) -> str:
    r"""A token as a dictionary of libFuzzer has it: \xc2\xa7."""
    return "".join(f"\\x{byte:02x}" for byte in token.encode("utf-8", "surrogatepass"))


if __name__ == "__main__":
    main()
