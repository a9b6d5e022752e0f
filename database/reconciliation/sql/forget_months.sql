DELETE FROM content_performance_monthly m
USING moved_months a
WHERE m.workspace_id = :workspace_id AND m.content_id = a.content_id AND m.post_id = a.post_id
  AND m.month = a.month
