DELETE FROM content_stats t
USING rebuilt r
WHERE t.workspace_id = :workspace_id AND t.content_id = r.content_id AND t.post_id = r.post_id
  AND r.keep_through IS NULL
