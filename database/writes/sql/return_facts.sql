-- What an undone import said of posts is said again. Posts that are gone come back as they were
-- called and numbered; what stands of them since keeps its content.
DROP TABLE IF EXISTS pg_temp.unsettled_posts;

CREATE TEMP TABLE unsettled_posts (post_id bigint PRIMARY KEY) ON COMMIT DROP;

INSERT INTO unsettled_posts
SELECT post_id FROM set_aside_facts
WHERE workspace_id = :workspace_id AND import_id = :import_id;

ANALYZE unsettled_posts;

DROP TABLE IF EXISTS pg_temp.returning_posts;

CREATE TEMP TABLE returning_posts ON COMMIT DROP AS
SELECT a.platform, a.external_id, a.content_id, a.post_id, f.account_id
FROM set_aside_facts f
JOIN set_aside_posts a ON a.workspace_id = f.workspace_id AND a.post_id = f.post_id
WHERE f.workspace_id = :workspace_id AND f.import_id = :import_id
  AND NOT EXISTS (
      SELECT FROM post_identities i
      WHERE i.workspace_id = :workspace_id AND i.platform = a.platform
        AND i.external_id = a.external_id
  );

INSERT INTO content (workspace_id, content_id, title)
OVERRIDING SYSTEM VALUE
SELECT DISTINCT CAST(:workspace_id AS bigint), r.content_id, ''
FROM returning_posts r
WHERE NOT EXISTS (
    SELECT FROM content c WHERE c.workspace_id = :workspace_id AND c.content_id = r.content_id
);

INSERT INTO posts (workspace_id, content_id, post_id, account_id, platform, external_id)
OVERRIDING SYSTEM VALUE
SELECT :workspace_id, content_id, post_id, account_id, platform, external_id FROM returning_posts;

INSERT INTO post_identities (workspace_id, platform, external_id, content_id, post_id)
SELECT :workspace_id, platform, external_id, content_id, post_id FROM returning_posts;

WITH returned AS (
    DELETE FROM set_aside_facts
    WHERE workspace_id = :workspace_id AND import_id = :import_id
    RETURNING *
)
INSERT INTO post_facts (workspace_id, content_id, post_id, import_id, account_id, work, facts)
SELECT f.workspace_id, p.content_id, f.post_id, f.import_id, f.account_id, f.work, f.facts
FROM returned f
JOIN posts p ON p.workspace_id = f.workspace_id AND p.post_id = f.post_id
