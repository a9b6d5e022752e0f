ANALYZE staged_posts;

UPDATE staged_posts p
SET content_id = i.content_id, post_id = i.post_id
FROM post_identities i
WHERE i.workspace_id = :workspace_id AND i.platform = p.platform AND i.external_id = p.external_id;

-- A post whose work another post, earlier or of this file, already made known joins its content.
UPDATE staged_posts p
SET content_id = w.content_id
FROM content_identities w
WHERE p.post_id IS NULL AND w.workspace_id = :workspace_id AND w.work = p.work;

UPDATE staged_posts p
SET content_id = n.content_id
FROM (
    SELECT work_or_place, nextval(pg_get_serial_sequence('content', 'content_id')) AS content_id
    FROM (
        SELECT DISTINCT coalesce('work ' || work, 'place ' || place) AS work_or_place
        FROM staged_posts WHERE content_id IS NULL
    ) unknown
) n
WHERE p.content_id IS NULL
  AND n.work_or_place = coalesce('work ' || p.work, 'place ' || p.place);

UPDATE staged_posts
SET post_id = nextval(pg_get_serial_sequence('posts', 'post_id')), is_new = true
WHERE post_id IS NULL;

INSERT INTO content (workspace_id, content_id, title)
OVERRIDING SYSTEM VALUE
SELECT DISTINCT CAST(:workspace_id AS bigint), p.content_id, ''
FROM staged_posts p
WHERE p.is_new
  AND NOT EXISTS (
      SELECT FROM content c
      WHERE c.workspace_id = :workspace_id AND c.content_id = p.content_id
  );

INSERT INTO content_identities (workspace_id, work, content_id)
SELECT DISTINCT ON (p.work) CAST(:workspace_id AS bigint), p.work, p.content_id
FROM staged_posts p
WHERE p.work IS NOT NULL
ORDER BY p.work, p.place
ON CONFLICT DO NOTHING;

INSERT INTO posts (workspace_id, content_id, post_id, account_id, platform, external_id)
OVERRIDING SYSTEM VALUE
SELECT :workspace_id, content_id, post_id, account_id, platform, external_id
FROM staged_posts WHERE is_new;

INSERT INTO post_identities (workspace_id, platform, external_id, content_id, post_id)
SELECT :workspace_id, platform, external_id, content_id, post_id
FROM staged_posts WHERE is_new;

INSERT INTO post_facts (workspace_id, content_id, post_id, import_id, facts)
SELECT :workspace_id, content_id, post_id, :import_id, facts
FROM staged_posts;
