# Two commands matter: `make start` and `make test`. Both install what they need into .venv.

VENV := .venv
BIN := $(VENV)/bin
LOKET := $(BIN)/loket
# Where Rasa is or comes to be; a clone elsewhere may use the one of another: RASA=/there/.venv-rasa
RASA ?= .venv-rasa
ONLY ?=
# How many tests run side by side; every core, and no more than the memory of most machines bears.
WORKERS ?= auto --maxprocesses 8

.DEFAULT_GOAL := help
# Compiled once and kept; else every process compiles 2,000 modules before it does anything.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help
help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-8s %s\n", $$1, $$2}'

# Which Pythons are looked for; PYTHON=… names another.
PYTHONS := $(or $(PYTHON),python3.11 python3.12 python3.13 python3 python $(BIN)/python)
ENVIRONMENT = python=$$(sh deploy/python.sh $(PYTHONS)) && "$$python" -m deploy.environment

.PHONY: setup
setup: ## Install the hotline into .venv
	@$(ENVIRONMENT)

.PHONY: setup-dev
setup-dev:
	@$(ENVIRONMENT) --dev

# Rasa has an environment of its own: its requirements and ours cannot be met together. Its wheels
# are for Python 3.11.
FOUND_311 = $(shell for p in $(PYTHONS); do \
	command -v "$$p" >/dev/null 2>&1 && "$$p" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' \
	2>/dev/null && { echo "$$p"; break; }; done)

.PHONY: rasa
rasa: ## Install Rasa, the second language engine, into .venv-rasa, where it is not there already
	@python=$(or $(FOUND_311),$$(sh deploy/python.sh $(PYTHONS))) && "$$python" -m deploy.rasa "$(RASA)"

.PHONY: start
start: setup ## Run the hotline on http://127.0.0.1:8000
	@exec $(LOKET) serve

.PHONY: wheel
wheel: setup ## Build what is installed elsewhere, dist/loket-….whl
	$(BIN)/python -m hatchling build --target wheel --directory dist

.PHONY: test
test: setup-dev ## Check the code and run every test
	@$(MAKE) --no-print-directory check
	@sh tests/servers/install.sh
	@$(MAKE) --no-print-directory rasa || \
		echo "not here: Rasa. The tests that need it are skipped (in CI they fail)"
	$(BIN)/pytest -n $(WORKERS)

# What needs minutes, a browser, PostgreSQL or Rasa: these rooms are only in `make test`.
SLOW := bench browser deploy rows stories nlu/rasa nlu/test_contract.py web/pages/test_browser.py \
	repository/test_wheel.py storage/unit_of_work/test_crashes.py reports/test_registers.py \
	forms/test_any_text.py handoff/calendar/test_calendar_properties.py

.PHONY: quick
quick: setup-dev ## Check the code and run the tests that are quick; ROOM=forms for one room
	@$(MAKE) --no-print-directory check
	$(BIN)/pytest -q -n $(WORKERS) \
		$(if $(ROOM),tests/$(ROOM),-k "not postgresql" $(SLOW:%=--ignore=tests/%))

# Scripts and stylesheets are checked without Node; what deno fetches for it stays in .venv.
DENO := DENO_DIR=$(VENV)/deno DENO_NO_UPDATE_CHECK=1 DENO_TLS_CA_STORE=system,mozilla $(BIN)/deno
# The scripts that pages name; any other is used because another imports it, or not at all.
SCRIPTS = $(shell grep -rohE 'static/[a-z_/]+\.js\b' web/templates | sort -u)

.PHONY: check
check: setup-dev ## Lint, types, arrows between rooms, dead code, duplicates; warnings are errors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/vulture
	$(BIN)/jscpd
	$(BIN)/jscpd --dead-code --exit-code 1 --format javascript $(SCRIPTS:%=--entry '**/%') .
	$(DENO) lint
	$(DENO) fmt --check
	sh deploy/stylesheets.sh $(VENV)

.PHONY: bench
bench: setup-dev ## Measure speed into var/bench.json; ONLY=turn_new for one entry
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
	rm deno.lock && $(DENO) install --quiet
