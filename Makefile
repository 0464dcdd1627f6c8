# make demo runs the main job; make test passes the tests. Both set up what they need in .venv.
PYTHON ?= python3
BIN := .venv/bin
ASSIGNMENT ?= a02_softmax_nll

.PHONY: help demo test hostile check lint mutants build bench bench-growth bench-cost bench-keyboard clean

.venv/ready: pyproject.toml nncourse/pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15) and "Python 3.11 to 3.14 is needed, for the versions of constraints.txt: make PYTHON=python3.14 ...")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ./nncourse --editable '.[dev,cluster,postgresql]'
	touch $@

help:                         ## these lines
	@sed -n 's/^\([a-z-]*\):.*## */\1\t/p' Makefile | expand -t 16

build: .venv/ready            ## assignments/ → source/ → release/
	$(BIN)/autograder build

demo: build                   ## a small class, graded
	$(BIN)/autograder sample-class $(ASSIGNMENT) demo
	$(BIN)/autograder grade $(ASSIGNMENT) --course demo

test: .venv/ready             ## all tests, three at a time: many of them wait
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest -n 3 --dist loadgroup --no-loadscope-reorder

mutants: .venv/ready          ## which check kills which wrong program
	$(BIN)/autograder mutants

check: .venv/ready build      ## fails when committed files are not what a build makes
	git diff --exit-code --stat -- source release nncourse/locale autograder/locale
	test -z "$$(git status --porcelain -- source release nncourse/locale autograder/locale)"

lint: .venv/ready             ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

hostile: .venv/ready          ## every deed of tests/submissions, in one class beside honest students
	$(BIN)/python -m tests.submissions

bench: .venv/ready            ## grading beside nbgrader and Otter, in one run of about half an hour
	$(BIN)/python -m benchmarks compare

bench-growth: .venv/ready     ## grading 100, 1,000 and 5,000 submissions: time, memory, a second run
	$(BIN)/python -m benchmarks growth

bench-cost: .venv/ready       ## what a submission of each assignment costs in processor time
	$(BIN)/python -m benchmarks cost

bench-keyboard: .venv/ready   ## what a student waits for at the keyboard
	$(BIN)/python -m benchmarks.keyboard

clean:
	rm -rf .venv demo build nncourse/build *.egg-info nncourse/*.egg-info
