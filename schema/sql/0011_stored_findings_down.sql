DROP TABLE content_feature_analysis;
DROP TABLE correlation_analysis_results;
DROP TABLE trend_analysis_results;
DROP SEQUENCE run_ids;
