# What a contributor runs, once `pip install -e '.[dev]'` is done; .ci/run calls `check` in a fresh virtual environment.
PYTHON ?= .venv/bin/python

.PHONY: check lint types contracts lexicon test docs pictures

check: lint types contracts lexicon

lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types:
	$(PYTHON) -m pyright

contracts:
	$(dir $(PYTHON))lint-imports

# The word tables: their notation and their examples.
lexicon:
	$(PYTHON) -m onrecord.parser.lexicon

test:
	$(PYTHON) -m pytest -m "slow or not slow" -n auto --dist worksteal

docs:
	$(PYTHON) docs/generate.py cli figures

pictures:
	$(PYTHON) docs/generate.py pictures
	$(PYTHON) docs/pictures.py
