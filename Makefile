# make up [PORT=8000]   set up everything and run the product; Ctrl-C stops all of it
# make test             set up everything and run every check
# make stop             stop the embedded databases, should one still run
# make clean            stop them and remove what was set up and all local data

PORT ?= 8000
PYTHON := $(shell for python in python3.13 python3.12 python3.11 python3; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done)
RUN := .venv/bin/python
MANAGE := $(RUN) manage.py
MANAGE_TEST := DJANGO_SETTINGS_MODULE=config.settings.test $(MANAGE)
# Production settings with what they insist on, so that the deployment checks have something to check.
MANAGE_PROD := DJANGO_SETTINGS_MODULE=config.settings.prod ALLOW_EMBEDDED_DB=1 PUBLIC_URL=https://app.example.com \
	ALLOWED_HOSTS=app.example.com SECRET_KEY="$$($(RUN) -c 'import secrets; print(secrets.token_urlsafe(60))')" $(MANAGE)
HEADING = @printf '\n== %s\n'

.DEFAULT_GOAL := up
.PHONY: up test setup stop clean

up: setup
	@exec $(MANAGE) up --port $(PORT)

test: setup
	$(HEADING) "Lint"
	@$(RUN) -m ruff check .
	$(HEADING) "Format"
	@$(RUN) -m ruff format --check .
	$(HEADING) "Types of the engine and the gates"
	@$(RUN) -m mypy
	$(HEADING) "Imports point one way"
	@$(RUN) -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'
	$(HEADING) "The database that the tests use"
	@$(MANAGE_TEST) pg start
	$(HEADING) "Migrations match the models"
	@$(MANAGE_TEST) makemigrations --check --dry-run
	$(HEADING) "Deployment checks"
	@$(MANAGE_PROD) check --deploy --fail-level WARNING
	$(HEADING) "Database checks"
	@$(MANAGE_TEST) migrate --verbosity 0
	@$(MANAGE_TEST) check --database default --fail-level WARNING
	$(HEADING) "Tests"
	@# More processes than cores: some tests wait for a worker, a server or a browser.
	@$(RUN) -m pytest -n 3 --dist worksteal; result=$$?; $(MANAGE_TEST) pg stop; exit $$result

setup:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed and was not found."; exit 1; }
	@$(PYTHON) .ci/prepare.py

stop:
	@test ! -x $(RUN) || $(MANAGE) pg stop
	@test ! -x $(RUN) || $(MANAGE_TEST) pg stop

clean: stop
	rm -rf .venv .data .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis static-collected
