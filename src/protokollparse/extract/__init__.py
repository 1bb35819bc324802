"""Extractors: one module a record type, each a pure function from lines to plain dicts that fit the models."""
