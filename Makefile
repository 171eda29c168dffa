# Two commands do all the set-up on a machine with Python 3.11+ and make:
#   make demo   installs Tussie, composes for a message, and reads the story's bouquet
#   make test   installs what the tests need and runs everything

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# What the wheel is built from: when any of it changes, `make demo` installs anew.
SOURCES := $(shell find src hatch_build.py pyproject.toml -type f -not -path '*/__pycache__/*')

.PHONY: demo test check bench gallery docs clean

# The demo runs the wheel that a user gets, in an environment of its own, not the checkout.
build/demo/.installed: $(SOURCES) constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Tussie needs Python 3.11 or newer; say which: make demo PYTHON=python3.12"; exit 1; }
	@echo "installing Tussie into build/demo ..."
	@$(PYTHON) -m venv build/demo
	@build/demo/bin/python -m pip --disable-pip-version-check --quiet install -c constraints.txt '.[web]'
	@touch $@

demo: build/demo/.installed
	@PATH="$(CURDIR)/build/demo/bin:$$PATH" sh examples/demo.sh

$(VENV)/.installed: pyproject.toml constraints.txt hatch_build.py
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --upgrade -c constraints.txt pip
	$(PIP) install -c constraints.txt -e . --group test --group check --group docs
	@touch $@

test: $(VENV)/.installed
	$(BIN)/python -m pytest

check: $(VENV)/.installed
	$(BIN)/ruff format --check src tests tools benchmarks docs/conf.py hatch_build.py
	$(BIN)/ruff check src tests tools benchmarks docs/conf.py hatch_build.py
	$(BIN)/mypy
	$(BIN)/mypy --explicit-package-bases -p tools.extract -p tools.facts -m tools.gallery -m tools.screenshots -m tools.audit -m tools.message.labels -m tools.message.measure
	$(BIN)/tussie lexicon check
	$(BIN)/python -m tools.audit

bench: $(VENV)/.installed
	$(PIP) install -c constraints.txt --group bench
	$(BIN)/python benchmarks/run.py

gallery: $(VENV)/.installed
	$(BIN)/python -m tools.gallery

docs: $(VENV)/.installed
	$(BIN)/sphinx-build --fail-on-warning -b html docs docs/_build/html
	@echo "open docs/_build/html/index.html"

clean:
	rm -rf build dist docs/_build $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
