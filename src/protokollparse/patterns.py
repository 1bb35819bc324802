"""Named parts that several extractors compose their patterns of; the words are data (``lexicon/speech.toml``)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from protokollparse.lexicon import table


def any_of(words: Iterable[str]) -> str:
    """An alternation of plain words and phrases, the longest first so that none hides another."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def speech(topic: str, *keys: str) -> str:
    """The alternation of one or more word lists of ``speech.toml``."""
    return any_of(word for key in keys for word in table("speech")[topic][key])


# "Norra socialnämnden", "Barn- och ungdomsnämnden", "kommunstyrelsens arbetsutskott": up to four words, of which the
# last names a body
BODY = rf"(?:\w+(?:-[ ]|[ -])){{0,3}}?\w*(?:{speech('body', 'ends')})"
# "kommunfullmäktige": such a word alone
BODY_WORD = r"\w*(?:fullmäktige|styrelsen|nämnden|utskottet|direktionen)"
