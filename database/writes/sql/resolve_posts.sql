ANALYZE staged_posts;

UPDATE staged_posts p
SET content_id = i.content_id, post_id = i.post_id
FROM post_identities i
WHERE i.workspace_id = :workspace_id AND i.platform = p.platform AND i.external_id = p.external_id;

-- A post that was taken back gets its number again.
UPDATE staged_posts p
SET post_id = a.post_id, former_content_id = a.content_id, is_new = true
FROM set_aside_posts a
WHERE p.post_id IS NULL AND a.workspace_id = :workspace_id
  AND a.platform = p.platform AND a.external_id = p.external_id;

-- Where no work is named, the content can be no other's. The sequences are looked up once, not for
-- every post.
UPDATE staged_posts
SET post_id = nextval((SELECT CAST(pg_get_serial_sequence('posts', 'post_id') AS regclass))), is_new = true,
    content_id = CASE
        WHEN work IS NULL THEN nextval((SELECT CAST(pg_get_serial_sequence('content', 'content_id') AS regclass)))
    END
WHERE post_id IS NULL;

-- A new post whose work another post, earlier or of this file, made known joins its content.
-- regroup_posts.sql says the same of all imports together.
UPDATE staged_posts p
SET content_id = w.content_id
FROM content_identities w
WHERE p.is_new AND w.workspace_id = :workspace_id AND w.work = p.work;

UPDATE staged_posts p
SET content_id = known.content_id
FROM (
    SELECT DISTINCT ON (work) work, content_id FROM staged_posts
    WHERE NOT is_new AND work IS NOT NULL
    ORDER BY work, platform, external_id
) known
WHERE p.content_id IS NULL AND known.work = p.work;

UPDATE staged_posts p
SET content_id = n.content_id
FROM (
    SELECT work_or_place,
        CASE
            WHEN former IS NOT NULL
             AND row_number() OVER (PARTITION BY former ORDER BY work_or_place) = 1
             AND NOT EXISTS (
                 SELECT FROM content c
                 WHERE c.workspace_id = :workspace_id AND c.content_id = former
             ) THEN former
            ELSE nextval((SELECT CAST(pg_get_serial_sequence('content', 'content_id') AS regclass)))
        END AS content_id
    FROM (
        SELECT coalesce('work ' || work, 'place ' || place) AS work_or_place,
            min(former_content_id) AS former
        FROM staged_posts WHERE content_id IS NULL
        GROUP BY 1
    ) unknown
) n
WHERE p.content_id IS NULL
  AND n.work_or_place = coalesce('work ' || p.work, 'place ' || p.place);

-- What this file says of a new post is nearly always what counts: refresh_facts.sql then finds it
-- there, and writes no row anew.
INSERT INTO content (
    workspace_id, content_id, title, content_type, duration_s, language, text, published_at
)
OVERRIDING SYSTEM VALUE
SELECT DISTINCT ON (p.content_id) :workspace_id, p.content_id, coalesce(p.facts ->> 'title', ''),
    p.facts ->> 'content_type', CAST(p.facts ->> 'duration_s' AS numeric), p.facts ->> 'language',
    p.facts ->> 'text',
    coalesce(
        CAST(p.facts ->> 'published_at' AS timestamptz),
        CAST(p.facts ->> 'published_day' AS timestamp) AT TIME ZONE w.time_zone
    )
FROM staged_posts p
JOIN workspaces w ON w.workspace_id = :workspace_id
WHERE p.is_new
  AND NOT EXISTS (
      SELECT FROM content c
      WHERE c.workspace_id = :workspace_id AND c.content_id = p.content_id
  )
ORDER BY p.content_id;

INSERT INTO content_identities (workspace_id, work, content_id)
SELECT DISTINCT ON (p.work) CAST(:workspace_id AS bigint), p.work, p.content_id
FROM staged_posts p
WHERE p.work IS NOT NULL
ORDER BY p.work, p.is_new, p.platform, p.external_id
ON CONFLICT DO NOTHING;

INSERT INTO posts (
    workspace_id, content_id, post_id, account_id, platform, external_id, url, published_at,
    published_day
)
OVERRIDING SYSTEM VALUE
SELECT :workspace_id, p.content_id, p.post_id, p.account_id, p.platform, p.external_id,
    p.facts ->> 'url',
    coalesce(
        CAST(p.facts ->> 'published_at' AS timestamptz),
        CAST(p.facts ->> 'published_day' AS timestamp) AT TIME ZONE w.time_zone
    ),
    CAST(p.facts ->> 'published_day' AS date)
FROM staged_posts p
JOIN workspaces w ON w.workspace_id = :workspace_id
WHERE p.is_new;

INSERT INTO post_identities (workspace_id, platform, external_id, content_id, post_id)
SELECT :workspace_id, platform, external_id, content_id, post_id
FROM staged_posts WHERE is_new;

INSERT INTO post_facts (workspace_id, content_id, post_id, import_id, account_id, work, facts)
SELECT :workspace_id, content_id, post_id, :import_id, account_id, work, facts
FROM staged_posts;
