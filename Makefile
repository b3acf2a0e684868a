# Two commands matter: `make start` and `make test`. Both install what they need into .venv.

VENV := .venv
BIN := $(VENV)/bin
LOKET := $(BIN)/loket
RASA := .venv-rasa
ONLY ?=
# How many tests run side by side; every core, and no more than the memory of most machines bears.
WORKERS ?= auto --maxprocesses 8

.DEFAULT_GOAL := help

.PHONY: help
help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-8s %s\n", $$1, $$2}'

# Which Pythons are looked for; PYTHON=… names another.
PYTHONS := $(or $(PYTHON),python3.11 python3.12 python3.13 python3 python $(BIN)/python)
ENVIRONMENT = python=$$(sh deploy/python.sh $(PYTHONS)) && "$$python" deploy/environment.py

.PHONY: setup
setup: ## Install the hotline into .venv
	@$(ENVIRONMENT)

.PHONY: setup-dev
setup-dev:
	@$(ENVIRONMENT) --dev

# Rasa has an environment of its own: its requirements and ours cannot be met together. Its wheels
# are for Python 3.11; the lock is complete, so pip resolves nothing and heeds no upper limits.
FOUND_311 = $(shell for p in $(PYTHONS); do \
	command -v "$$p" >/dev/null 2>&1 && "$$p" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' \
	2>/dev/null && { echo "$$p"; break; }; done)

$(RASA)/.installed: requirements-rasa.lock
	@test -n "$(FOUND_311)" || { echo "Rasa needs Python 3.11, e.g. make rasa PYTHON=/usr/bin/python3.11"; exit 1; }
	@echo "installing Rasa into $(RASA): about 3 GB, a few minutes"
	$(FOUND_311) -m venv --clear $(RASA)
	$(RASA)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
		--ignore-requires-python -r requirements-rasa.lock
	RASA_TELEMETRY_ENABLED=false $(RASA)/bin/python -W ignore -m rasa --version
	@touch $@

.PHONY: rasa
rasa: $(RASA)/.installed ## Install Rasa, the second language engine, into .venv-rasa

.PHONY: start
start: setup ## Run the hotline on http://127.0.0.1:8000
	@exec $(LOKET) serve

.PHONY: test
test: setup-dev ## Check the code and run every test
	@$(MAKE) --no-print-directory check
	@sh tests/servers/install.sh
	@$(MAKE) --no-print-directory rasa || \
		echo "not here: Rasa. The tests that need it are skipped (in CI they fail)"
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup

.PHONY: check
check: setup-dev ## Lint, types and the arrows between rooms; warnings are errors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

.PHONY: bench
bench: setup-dev ## Measure speed into var/bench.json; ONLY=turn_sqlite for one entry
	$(BIN)/python -m bench $(ONLY)

.PHONY: locks
locks: ## Write the requirement locks anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		pyproject.toml --extra dev --output-file requirements-dev.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--constraint requirements-dev.lock \
		pyproject.toml --extra build --output-file requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--override nlu/rasa/overrides.txt \
		nlu/rasa/requirements.in --output-file requirements-rasa.lock
