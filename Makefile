# Two commands: `make demo` shows the tool at work, `make test` runs everything that must hold.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

# Some machines ask Python to keep no compiled code: each of hundreds of starts below would then compile all anew.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help demo test soak mutants lint types layers bench system clean

help:
	@echo "make demo   install, scaffold a project in demo/, build and check it, say what to open"
	@echo "make test   install with the development extra, then lint, types, layers and every test"
	@echo "make soak   every sample and every random post, where make test takes some of them"
	@echo "make mutants  put the same 240 small faults in, one by one, and say which no test notices (an hour)"
	@echo "make bench  print the speeds"

# `venv` is a package of its own on Debian; without it the folder is made by virtualenv from PyPI, if pip is there.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "repurpose needs Python 3.11 or newer: make PYTHON=python3.12 …"; exit 2; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV); sh .ci/system python3-venv && $(PYTHON) -m venv $(VENV); }

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(VENV)/commonmark.json: $(VENV)/.installed-dev
	@sh .ci/commonmark $(BIN)/python $@

demo: $(VENV)/.installed
	@test -e demo/repurpose.toml || $(BIN)/repurpose new demo >/dev/null 2>&1
	@cd demo && ../$(BIN)/repurpose build --week 2026-W02 >/dev/null
	@cd demo && ../$(BIN)/repurpose check outbox/2026-W02
	@cd demo && ../$(BIN)/repurpose preview outbox/2026-W02 --export preview.html >/dev/null
	@echo
	@echo "open $(CURDIR)/demo/preview.html"

system:
	@sh .ci/system chromium fonts-noto-cjk spamassassin

lint: $(VENV)/.installed-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	@$(BIN)/mypy

layers: $(VENV)/.installed-dev
	@$(BIN)/lint-imports

test: $(VENV)/.installed-dev $(VENV)/commonmark.json system lint types layers
	@$(BIN)/python -m pytest

soak: $(VENV)/.installed-dev $(VENV)/commonmark.json
	@REPURPOSE_SOAK=1 $(BIN)/python -m pytest

mutants: $(VENV)/.installed-dev
	@nice -n 10 $(BIN)/python -m tests.mutants

bench: $(VENV)/.installed-dev
	@for file in tests/benchmarks/bench_*.py; do $(BIN)/python -m tests.benchmarks.$$(basename $$file .py) || exit 1; done

clean:
	rm -rf $(VENV) build dist demo
