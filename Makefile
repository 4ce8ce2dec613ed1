# Two commands: `make run` serves the page, `make test` runs the tests. Each sets up what it needs, once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := PIP_CONSTRAINT=$(CURDIR)/.constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test check bench format clean help
.DEFAULT_GOAL := help

help:
	@echo "make run     set up, build the index and serve the page on http://127.0.0.1:7860"
	@echo "make test    set up and run the tests"
	@echo "make check   format, lint, types, import contract, tests"
	@echo "make bench   speed and memory; the table is in benchmarks/README.md"
	@echo "make format  let ruff format the code"
	@echo "make clean   remove the virtual environment and the index"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml .constraints.txt | $(BIN)/python
	@echo "Installing into $(VENV) (once; a minute or more) …"
	$(PIP) --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml .constraints.txt | $(BIN)/python
	@echo "Installing into $(VENV), with the tools for tests (once; a minute or more) …"
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.run

run: $(VENV)/.run
	$(BIN)/qa build
	$(BIN)/qa serve

test: $(VENV)/.dev
	$(BIN)/pytest

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV)
	find index -mindepth 1 ! -name README.md -delete
