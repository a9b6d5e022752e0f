-- Analyses that a team keeps, to open again and to compare with later ones.
CREATE SEQUENCE run_ids;

CREATE TABLE trend_analysis_results (
    workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    run_id bigint NOT NULL DEFAULT nextval('run_ids'),
    title text NOT NULL,
    selection jsonb NOT NULL,
    parameters jsonb NOT NULL, -- what was asked beside the selection: metric, level ...
    statements jsonb NOT NULL, -- estimates with their intervals, n and words
    method text NOT NULL,
    method_version text NOT NULL,
    figures_version text NOT NULL, -- of the workspace when it was asked
    address text NOT NULL,
    note text NOT NULL,
    actor text NOT NULL,
    kept_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, run_id)
);

CREATE TABLE correlation_analysis_results (LIKE trend_analysis_results INCLUDING ALL);
ALTER TABLE correlation_analysis_results
    ADD FOREIGN KEY (workspace_id) REFERENCES workspaces ON DELETE CASCADE;

CREATE TABLE content_feature_analysis (LIKE trend_analysis_results INCLUDING ALL);
ALTER TABLE content_feature_analysis
    ADD FOREIGN KEY (workspace_id) REFERENCES workspaces ON DELETE CASCADE;
