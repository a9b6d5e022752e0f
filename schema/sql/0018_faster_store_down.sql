ALTER TABLE content_performance_monthly RESET (fillfactor);
ALTER TABLE content_stats RESET (fillfactor);
CREATE INDEX content_stats_views_28d ON content_stats (workspace_id, views_28d DESC NULLS LAST);
