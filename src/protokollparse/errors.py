"""The errors that the package raises on purpose; each message says what to do about it."""

from __future__ import annotations


class ProtokollError(Exception):
    """A document, lexicon or setting could not be used.

    ``name`` is the file's name as given and ``line`` the 1-based line where there is one; ``str()`` joins
    them with the message as ``name:line: message``.
    """

    def __init__(self, message: str, *, name: str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.name = name
        self.line = line

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.name, self.line) if part is not None)
        return f"{place}: {self.message}" if place else self.message

    def __reduce__(self) -> tuple[object, ...]:
        # Errors travel between the worker processes of a batch, and keyword arguments do not pickle by default.
        return (_rebuild, (type(self), self.message, self.name, self.line))


def _rebuild(kind: type[ProtokollError], message: str, name: str | None, line: int | None) -> ProtokollError:
    return kind(message, name=name, line=line)


class UnreadableError(ProtokollError):
    """The bytes are not a document that the readers can turn into text (binary, broken, too large, missing)."""


class MissingExtraError(UnreadableError):
    """The format is known, but the library that reads it is not installed; the message names the extra."""


class EmptyError(ProtokollError):
    """The document holds no text."""


class NotMinutesError(ProtokollError):
    """The text is neither minutes nor an official's report."""


class LexiconError(ProtokollError):
    """An entry of a user's lexicon or settings file is wrong."""
