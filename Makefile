# Two commands for everybody: `make practice` and `make test`. The rest is for those who build or attack it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

# Compiled modules are kept, whatever this machine's habit: a start that compiles what it imports takes three times as long.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: practice test lint types tests more torture bench bench-quick lock clean

practice: $(VENV)/ready
	@$(BIN)/trainer practice $(ARGS)

test: lint types tests

lint: $(VENV)/ready-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/ready-dev
	@$(BIN)/mypy

tests: $(VENV)/ready-dev
	@$(BIN)/python -m pytest -q -n auto -m "not torture and not slow and not server" $(ARGS)

# What needs minutes or a real PostgreSQL; `.ci/run` installs that first.
more: $(VENV)/ready-dev
	@$(BIN)/python -m pytest -q -n auto -m "slow or server" $(ARGS)

torture: $(VENV)/ready-dev
	@$(BIN)/python -m pytest -q -m torture $(ARGS)
	@$(BIN)/python -m pytest -q -m slow tests/torture $(ARGS)
	@$(BIN)/python -m tests.torture.mutants

bench: $(VENV)/ready-dev
	@$(BIN)/python -m benchmarks $(ARGS)

bench-quick: $(VENV)/ready-dev
	@$(BIN)/python -m benchmarks --quick $(ARGS)

$(VENV)/uv:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "trainer needs Python 3.11 or newer; this is %d.%d. Try: make PYTHON=python3.12" % sys.version_info[:2])'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/installer.lock
	@touch $@

$(VENV)/ready: $(VENV)/uv requirements/base.lock pyproject.toml
	@echo "Building what is missing (about half a minute, once) ..."
	@$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements/base.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements/dev.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.lock
	@touch $@

lock: $(VENV)/uv
	@mkdir -p requirements
	@echo "uv" | $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url - -o requirements/installer.lock
	@printf "hatchling\neditables\n" | $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url pyproject.toml --extra semantic - -o requirements/base.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --group dev pyproject.toml --extra semantic -o requirements/dev.lock

clean:
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
