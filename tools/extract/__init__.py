"""Reads the flower dictionaries of old books into rows: line, headword and gloss, as printed.

This is where the rows in ``src/tussie/lexicon/data/attestations`` come from, and how each can be
traced back to its line. Run it from the root of the repository::

    python -m tools.extract TEXTS [SOURCE ...]

`text` holds a book by its lines, `layouts` has one reader for each way a list is printed, `sources`
is the table of the books, and `check` compares the committed rows with the print.
"""
