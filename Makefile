# Every command here also works without make: see README.md.
# The first that runs: a name on the PATH may be a shim for a Python that is not there.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c "" 2>/dev/null && command -v $$p && break; done)
IN := .venv/bin/
FRAME := app.py serve.py settings.py logs.py manage.py environment.py
ROOMS := analytics charts commands database domain exports pages schema sources ui

.PHONY: help run test e2e search bench bench-stats lint psql clean tools

help:  ## show this list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run:  ## start the workbench and print its address
	@$(PYTHON) manage.py run

test: lint  ## lint, import contracts, types and all tests, on a throw-away database
	@$(IN)python -m pytest -q -n 2 --cov --cov-report=term:skip-covered --cov-report=xml

e2e: tools  ## the browser tests
	@$(IN)python -m pytest -m e2e tests/e2e -q -n 2 --dist loadfile

search: tools  ## the tests that search for faults, far wider than `make test` does
	@RECONCILIATION_EXAMPLES=60 FUZZ_FILES=5000 $(IN)python -m pytest -q -n 2 tests/database tests/sources

bench: tools  ## measure starts, pages, imports and queries against references
	@$(IN)python -m benchmarks

bench-stats: tools  ## score the statistics on public benchmarks beside peers (EVALS=folder)
	@$(PYTHON) environment.py --venv .venv-peers requirements-peers.txt
	@.venv-peers/bin/python -m benchmarks.evals $(if $(EVALS),--folder $(EVALS))
	@OPENBLAS_NUM_THREADS=1 $(IN)python -m benchmarks sweep

lint: tools  ## formatting, lint, import contracts, types
	@$(IN)ruff format --check --quiet . || { echo "Run: .venv/bin/ruff format ."; exit 1; }
	@$(IN)ruff check --quiet .
	@$(IN)lint-imports --no-cache > .lint-imports.log 2>&1 || { cat .lint-imports.log; exit 1; }
	@$(IN)mypy --no-error-summary $(FRAME) $(ROOMS) benchmarks

psql:  ## open psql on the workbench's database
	@$(PYTHON) manage.py psql

clean:  ## remove what tests and tools leave behind; the data in .workbench/ stays
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage coverage.xml test-results .lint-imports.log
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

tools:
	@$(PYTHON) environment.py requirements.txt requirements-dev.txt
