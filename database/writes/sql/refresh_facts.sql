-- `touched_posts` names posts; all posts of their content speak for the content.
DROP TABLE IF EXISTS pg_temp.latest_facts;

CREATE TEMP TABLE latest_facts ON COMMIT DROP AS
SELECT f.content_id, f.post_id, max(f.import_id) AS import_id,
    jsonb_object_agg(word.key, word.value ORDER BY f.import_id) AS facts
FROM (SELECT DISTINCT content_id FROM touched_posts) t
JOIN post_facts f ON f.workspace_id = :workspace_id AND f.content_id = t.content_id
CROSS JOIN LATERAL jsonb_each(f.facts) word
GROUP BY f.content_id, f.post_id;

-- Of the moment and the day of publication the later word counts.
DROP TABLE IF EXISTS pg_temp.latest_publication;

CREATE TEMP TABLE latest_publication ON COMMIT DROP AS
SELECT DISTINCT ON (f.content_id, f.post_id) f.content_id, f.post_id,
    CAST(f.facts ->> 'published_day' AS date) AS published_day,
    coalesce(
        CAST(f.facts ->> 'published_at' AS timestamptz),
        CAST(f.facts ->> 'published_day' AS timestamp) AT TIME ZONE w.time_zone
    ) AS published_at
FROM (SELECT DISTINCT content_id FROM touched_posts) t
JOIN post_facts f ON f.workspace_id = :workspace_id AND f.content_id = t.content_id
JOIN workspaces w ON w.workspace_id = :workspace_id
WHERE jsonb_exists_any(f.facts, ARRAY['published_at', 'published_day'])
ORDER BY f.content_id, f.post_id, f.import_id DESC;

ANALYZE latest_facts;

INSERT INTO creators (workspace_id, name)
SELECT DISTINCT CAST(:workspace_id AS bigint), facts ->> 'creator'
FROM latest_facts WHERE facts ->> 'creator' IS NOT NULL
ON CONFLICT DO NOTHING;

INSERT INTO topics (workspace_id, name)
SELECT DISTINCT CAST(:workspace_id AS bigint), facts ->> 'topic'
FROM latest_facts WHERE facts ->> 'topic' IS NOT NULL
ON CONFLICT DO NOTHING;

UPDATE posts p
SET url = l.facts ->> 'url', published_at = d.published_at, published_day = d.published_day
FROM touched_posts t
LEFT JOIN latest_facts l ON l.content_id = t.content_id AND l.post_id = t.post_id
LEFT JOIN latest_publication d ON d.content_id = t.content_id AND d.post_id = t.post_id
WHERE p.workspace_id = :workspace_id AND p.content_id = t.content_id AND p.post_id = t.post_id
  AND (p.url, p.published_at, p.published_day)
      IS DISTINCT FROM (l.facts ->> 'url', d.published_at, d.published_day);

UPDATE content c
SET title = coalesce(said.facts ->> 'title', ''),
    content_type = said.facts ->> 'content_type',
    duration_s = CAST(said.facts ->> 'duration_s' AS numeric),
    language = said.facts ->> 'language',
    text = said.facts ->> 'text',
    published_at = said.published_at,
    creator_id = (
        SELECT creator_id FROM creators n
        WHERE n.workspace_id = :workspace_id AND n.name = said.facts ->> 'creator'
    ),
    topic_id = (
        SELECT topic_id FROM topics n
        WHERE n.workspace_id = :workspace_id AND n.name = said.facts ->> 'topic'
    ),
    features = said.features
FROM (
    SELECT l.content_id,
        jsonb_object_agg(word.key, word.value ORDER BY l.import_id, l.post_id) AS facts,
        coalesce(
            jsonb_object_agg(substr(word.key, 9), word.value ORDER BY l.import_id, l.post_id)
                FILTER (WHERE starts_with(word.key, 'feature:')),
            '{}'
        ) AS features,
        min(d.published_at) AS published_at
    FROM latest_facts l
    CROSS JOIN LATERAL jsonb_each(l.facts) word
    LEFT JOIN latest_publication d ON d.content_id = l.content_id AND d.post_id = l.post_id
    GROUP BY l.content_id
) said
WHERE c.workspace_id = :workspace_id AND c.content_id = said.content_id
