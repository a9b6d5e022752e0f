-- A first total counts from publication, so another publication moves the days of a post.
INSERT INTO touched (content_id, post_id, from_day, metrics, whole, has_stretches)
SELECT p.content_id, p.post_id, '-infinity', '{}', true, true
FROM touched_posts t
JOIN posts p
  ON p.workspace_id = :workspace_id AND p.content_id = t.content_id AND p.post_id = t.post_id
WHERE (p.published_at, p.published_day) IS DISTINCT FROM (t.published_at, t.published_day)
