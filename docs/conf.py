"""Sphinx builds these pages from Markdown (MyST) with the Furo theme.

Sphinx, because it alone among the well-kept tools runs doctests, links to other projects and draws
the API from docstrings; MyST, because contributors write Markdown; Furo, because it reads well on a
phone, in the dark and on paper.
"""

import tussie

project = "Tussie"
author = "The Tussie developers"
copyright = "2026, the Tussie developers; text CC BY 4.0"
version = release = tussie.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["colon_fence", "dollarmath", "deflist"]
html_theme = "furo"
html_title = "Tussie"
exclude_patterns = ["_build"]
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
# Docstrings are prose with examples, in the style of the code, not of a markup language.
default_role = "code"
nitpicky = False
