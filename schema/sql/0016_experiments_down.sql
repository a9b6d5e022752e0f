DROP TABLE ab_test_performance;
DROP TABLE experiments;
