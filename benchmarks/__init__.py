"""Speed, as ratios to references measured in the same run: docs/benchmarks.md."""
