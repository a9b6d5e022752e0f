-- The days of a metric in order, and whether a metric has any.
CREATE INDEX daily_totals_of_metric ON daily_totals (workspace_id, metric, day);
-- The last day of an account.
CREATE INDEX daily_totals_of_account ON daily_totals (workspace_id, account_id, day);
CREATE INDEX content_period_figures_of_account
    ON content_period_figures (workspace_id, account_id, period_end);
-- The newest content, when nothing is searched for.
CREATE INDEX content_by_publication
    ON content (workspace_id, published_at DESC NULLS LAST, content_id DESC);
