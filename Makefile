# Two environments: .venv runs the program (runtime packages only), .venv-dev checks and tests it.
PYTHON ?= python3
ONLY ?=
SECONDS ?= 600
# Python keeps what it compiled, also where the machine is set not to: without it each process takes a second to start.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run check test second-opinion fuzz soak bench billeder nulstil sbom lock format

run: .venv/ready
	@.venv/bin/python -m bot koer

test: .venv-dev/ready
	@.venv-dev/bin/python -m tests.support.browser
	.venv-dev/bin/python -m pytest --numprocesses 4 --dist loadgroup

check: .venv-dev/ready
	.venv-dev/bin/ruff check .
	.venv-dev/bin/ruff format --check .
	.venv-dev/bin/mypy
	.venv-dev/bin/lint-imports
	.venv-dev/bin/python -m tests.spelling

# What others wrote: a Slack-shaped server, the types of Slack's blocks, LibreOffice and Poppler (which the machine must
# offer). Their tests are skipped where it is not installed.
second-opinion: .venv-dev/ready tests/second_opinion/node_modules/ready
	SECOND_OPINION=required .venv-dev/bin/python -m pytest tests/second_opinion

tests/second_opinion/node_modules/ready: tests/second_opinion/package-lock.json
	@npm ci --prefix tests/second_opinion --no-progress
	@touch $@

fuzz: .venv-dev/ready
	.venv-dev/bin/python -m tests.fuzz $(ONLY)

soak: .venv-dev/ready
	.venv-dev/bin/python -m tests.soak --seconds $(SECONDS)

bench: .venv-dev/ready
	.venv-dev/bin/python -m tests.bench $(ONLY)

format: .venv-dev/ready
	.venv-dev/bin/ruff check --fix .
	.venv-dev/bin/ruff format .

billeder: .venv-dev/ready
	.venv-dev/bin/python -m pytest tests/whole
	cp build/billeder/*.png docs/billeder/
	.venv-dev/bin/python -m tests.documents.samples
	.venv-dev/bin/python -m tests.gallery.pictures

nulstil: .venv/ready
	@.venv/bin/python -m bot nulstil

sbom: .venv-dev/ready
	@.venv-dev/bin/python -m tests.sbom

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet \
		pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet \
		--group dev -c requirements.lock pyproject.toml -o requirements-dev.lock

.venv/ready: requirements.lock
	$(call environment,.venv,requirements.lock)

.venv-dev/ready: requirements-dev.lock
	$(call environment,.venv-dev,requirements-dev.lock)

define environment
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Tovholder needs Python 3.11 or later; set PYTHON=…")'
	@echo "Installing $(2) into $(1) …"
	@$(PYTHON) -m venv --clear $(1)
	@$(1)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r $(2)
	@touch $@
endef
