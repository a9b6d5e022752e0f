DROP TABLE optimization_insights;
DROP TABLE insight_runs;
