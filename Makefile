# What people type. Everything is made below build/; `make help` lists the targets.
JOBS ?= $(shell nproc)
PAGES ?= data/samples
FUZZ_SECONDS ?= 600
BUILD = cmake --build --parallel $(JOBS) --preset

.PHONY: all setup demo test lint bench soak race format help
all: setup  ## the program: build/release/casus
	@tools/configure release
	@$(BUILD) release --target casus casus_pack

setup:
	@tools/setup

demo: all  ## codes the sample pages and shows the record; PAGES=DIR takes your own
	@tools/demo $(PAGES)

test: all  ## all tests, the unit tests also under address and undefined-behaviour sanitizers
	@tools/configure dev asan
	@$(BUILD) dev --target unit_tests
	@ctest --preset dev --parallel $(JOBS)
	@$(BUILD) asan --target unit_tests
	@ctest --preset asan --parallel $(JOBS)

lint: setup  ## style and static checks; clang-tidy on what the last ten commits touch
	@tools/lint

bench: all  ## tokens and pages per second of each stage, sm and md, beside spaCy on the same core
	@tools/setup --all
	@$(BUILD) release --target casus_bench_grammar
	@bench/grammar

race: setup  ## thread sanitizer over base, engine and the program
	@tools/configure tsan
	@$(BUILD) tsan --target casus_base_test casus_engine_test casus casus_pack
	@ctest --preset tsan --parallel $(JOBS)
	@tools/race

soak: all  ## hours: long fuzzing, clang-tidy on all files, AVX-512 in an emulator, a fresh Debian
	@tools/setup --all
	@tools/soak $(FUZZ_SECONDS)

format: setup  ## rewrites the files as clang-format and ruff want them
	@git ls-files '*.h' '*.cc' '*.inc' | xargs clang-format-16 -i
	@tools/lint --python-files | xargs build/venv/bin/ruff format --quiet

help:
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 14
