"""Sphinx builds these pages from Markdown (MyST) with the Furo theme.

Sphinx, because it alone among the well-kept tools runs doctests, links to other projects and draws
the API from docstrings; MyST, because contributors write Markdown; Furo, because it reads well on a
phone, in the dark and on paper.
"""

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

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
# Docstrings are prose with examples in the style of the code.
default_role = "code"
nitpicky = False

# Formulas become MathML while the pages are built: every browser shows it, no script is fetched for it.
html_math_renderer = "mathml"


def _inline(translator: HTML5Translator, node: nodes.math) -> None:
    translator.body.append(convert(node.astext()))
    raise nodes.SkipNode


def _block(translator: HTML5Translator, node: nodes.math_block) -> None:
    translator.body.append(f'<div class="formula">{convert(node.astext(), display="block")}</div>')
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    app.add_html_math_renderer("mathml", inline_renderers=(_inline, None), block_renderers=(_block, None))
