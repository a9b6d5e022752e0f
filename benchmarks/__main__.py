"""`python -m benchmarks [NAME ...]`: runs the benchmarks and prints what they measured."""

from benchmarks.runner import main

if __name__ == "__main__":
    raise SystemExit(main())
