-- Of posts that lost days, first and last day are looked up anew.
DELETE FROM content_stats t
USING rebuilt r
WHERE t.workspace_id = :workspace_id AND t.content_id = r.content_id AND t.post_id = r.post_id
  AND (
      r.keep_through IS NULL
      OR (r.content_id, r.post_id) IN (SELECT content_id, post_id FROM outgoing)
  )
