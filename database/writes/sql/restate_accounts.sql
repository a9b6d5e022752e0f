-- A post is of the account that the first import to speak of it names.
WITH first_words AS (
    SELECT DISTINCT ON (f.content_id, f.post_id) f.content_id, f.post_id, f.account_id
    FROM unsettled_posts u
    JOIN posts p ON p.workspace_id = :workspace_id AND p.post_id = u.post_id
    JOIN post_facts f
      ON f.workspace_id = :workspace_id AND f.content_id = p.content_id AND f.post_id = p.post_id
    ORDER BY f.content_id, f.post_id, f.import_id
), moved AS (
    UPDATE posts p SET account_id = w.account_id
    FROM first_words w
    WHERE p.workspace_id = :workspace_id AND p.content_id = w.content_id
      AND p.post_id = w.post_id AND p.account_id <> w.account_id
    RETURNING p.content_id, p.post_id
)
INSERT INTO touched (content_id, post_id, from_day, metrics, whole, has_stretches)
SELECT content_id, post_id, '-infinity', '{}', true, true FROM moved
