# What a contributor runs, once `pip install -e '.[dev]'` is done; .ci/run calls `check` in a fresh virtual environment.
PYTHON ?= .venv/bin/python

.PHONY: check lint types contracts test docs pictures

check: lint types contracts

lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types:
	$(PYTHON) -m pyright

contracts:
	$(dir $(PYTHON))lint-imports

test:
	$(PYTHON) -m pytest -n auto --dist worksteal

docs:
	$(PYTHON) docs/generate.py cli

pictures:
	$(PYTHON) docs/generate.py pictures
	$(PYTHON) docs/pictures.py
