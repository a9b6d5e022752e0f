DROP TABLE performance_benchmarks;
