-- Of `unsettled_posts`, those no import speaks of any more: their numbers are kept for them. Then
-- the contents that they, or the posts that moved, leave empty.
DROP TABLE IF EXISTS pg_temp.unknown_posts;

CREATE TEMP TABLE unknown_posts ON COMMIT DROP AS
SELECT p.content_id, p.post_id, p.platform, p.external_id
FROM unsettled_posts u
JOIN posts p ON p.workspace_id = :workspace_id AND p.post_id = u.post_id
WHERE NOT EXISTS (
    SELECT FROM post_facts f
    WHERE f.workspace_id = :workspace_id AND f.content_id = p.content_id
      AND f.post_id = p.post_id
);

INSERT INTO set_aside_posts (workspace_id, platform, external_id, content_id, post_id)
SELECT :workspace_id, platform, external_id, content_id, post_id FROM unknown_posts
ON CONFLICT (workspace_id, platform, external_id) DO UPDATE
SET content_id = excluded.content_id, post_id = excluded.post_id;

DELETE FROM posts p
USING unknown_posts u
WHERE p.workspace_id = :workspace_id AND p.content_id = u.content_id AND p.post_id = u.post_id;

DELETE FROM content c
USING (
    SELECT content_id FROM unknown_posts UNION SELECT old_content_id FROM regrouped_posts
) left_behind
WHERE c.workspace_id = :workspace_id AND c.content_id = left_behind.content_id
  AND NOT EXISTS (
      SELECT FROM posts p
      WHERE p.workspace_id = :workspace_id AND p.content_id = c.content_id
  )
