# Two commands for newcomers: `make serve` and `make test`. Each does its own set-up in .venv (needs Python 3.11 or newer).
SHELL := /bin/bash
.DELETE_ON_ERROR:
VENV ?= .venv
PY := $(VENV)/bin/python
HOST ?= 127.0.0.1
PORT ?= 5000

# The first interpreter of this machine that is new enough.
FIND_PYTHON = for p in $(PYTHON) python3.13 python3.12 python3.11 python3 python; do \
	  command -v $$p >/dev/null 2>&1 && $$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; exit 0; }; done; \
	  echo "nomnet needs Python 3.11 or newer with the venv module (Debian: apt-get install python3-venv). Found none; name one: make PYTHON=/path/to/python" >&2; exit 1

.PHONY: help serve test unit bench score browser-tests check train format lock browser clean wheel

help:  ## What can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(VENV)/.run: requirements.lock pyproject.toml
	@echo "Setting up nomnet in $(VENV) (once) ..."
	@p=$$($(FIND_PYTHON)) && test -x $(PY) || $$p -m venv $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	@echo "Setting up the test tools in $(VENV) (once) ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

serve: $(VENV)/.run  ## The website with the shipped corpus, on http://127.0.0.1:5000
	@$(VENV)/bin/nomnet serve --host $(HOST) --port $(PORT)

test: $(VENV)/.dev browser  ## Everything: style, types, tests, pages in a real browser
	@$(MAKE) --no-print-directory check
	@$(PY) -m pytest -n 2 --dist loadfile

check: $(VENV)/.dev  ## Style and types only
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/mypy

browser: $(VENV)/.dev  ## Find a Chromium, or install one
	@$(PY) -m tests.browser

unit: $(VENV)/.dev  ## The tests without the slow ones and the browser
	@$(PY) -m pytest -n 2 --dist loadfile -m "not browser and not slow"

bench: $(VENV)/.dev  ## How fast, how much memory: the shipped corpus (BENCH="--only generated" and others for more)
	@$(PY) -m bench $(or $(BENCH),--only shipped)

train: $(VENV)/.run  ## Make the model that reads printed references anew, from invented ones (some minutes)
	@$(PY) -m bib.references.train

score: $(VENV)/.dev  ## What is read of papers against annotations by hand (SHARED=FOLDER, else ../shared)
	@$(PY) -m bench.score $(SHARED)

format: $(VENV)/.dev  ## Sort imports, mend what ruff can mend
	@$(VENV)/bin/ruff check --fix .

lock: $(VENV)/.dev  ## Pin the dependencies anew (hashes, no address of a registry)
	@$(PY) -m pip install --quiet uv
	@$(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 --extra build pyproject.toml -o requirements.lock
	@$(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 --extra dev --extra build pyproject.toml -c requirements.lock -o requirements-dev.lock

wheel: $(VENV)/.dev  ## The installable package, in dist/
	@$(PY) -m hatchling build -t wheel

clean:  ## Remove what make made
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache
