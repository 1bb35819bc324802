"""Splitters: from the lines of a document to its head, paragrafer and sections."""
