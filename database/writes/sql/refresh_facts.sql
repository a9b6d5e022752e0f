-- `touched_posts` names posts; all posts of their content speak for the content. What a person
-- said outranks files; else the later word counts. A word may be null: it empties the fact.
DROP TABLE IF EXISTS pg_temp.facts_said;

-- `place` is the order in which words count. Between posts their names decide, for their numbers
-- are accidents.
CREATE TEMP TABLE facts_said ON COMMIT DROP AS
SELECT f.content_id, f.post_id, f.facts,
    row_number() OVER (
        ORDER BY coalesce(i.format = ANY (:by_hand), false), f.import_id, p.platform, p.external_id
    ) AS place
FROM (SELECT DISTINCT content_id FROM touched_posts) t
JOIN post_facts f ON f.workspace_id = :workspace_id AND f.content_id = t.content_id
JOIN posts p
  ON p.workspace_id = f.workspace_id AND p.content_id = f.content_id AND p.post_id = f.post_id
LEFT JOIN imports i ON i.workspace_id = :workspace_id AND i.import_id = f.import_id;

ANALYZE facts_said;

-- Of the moment and the day of publication only one import's word counts.
DROP TABLE IF EXISTS pg_temp.latest_publication;

CREATE TEMP TABLE latest_publication ON COMMIT DROP AS
SELECT DISTINCT ON (f.content_id, f.post_id) f.content_id, f.post_id,
    CAST(f.facts ->> 'published_day' AS date) AS published_day,
    coalesce(
        CAST(f.facts ->> 'published_at' AS timestamptz),
        CAST(f.facts ->> 'published_day' AS timestamp) AT TIME ZONE w.time_zone
    ) AS published_at
FROM facts_said f
JOIN workspaces w ON w.workspace_id = :workspace_id
WHERE jsonb_exists_any(f.facts, ARRAY['published_at', 'published_day'])
ORDER BY f.content_id, f.post_id, f.place DESC;

UPDATE posts p
SET url = u.url, published_at = d.published_at, published_day = d.published_day
FROM touched_posts t
LEFT JOIN (
    SELECT DISTINCT ON (content_id, post_id) content_id, post_id, facts ->> 'url' AS url
    FROM facts_said
    WHERE jsonb_exists(facts, 'url')
    ORDER BY content_id, post_id, place DESC
) u ON u.content_id = t.content_id AND u.post_id = t.post_id
LEFT JOIN latest_publication d ON d.content_id = t.content_id AND d.post_id = t.post_id
WHERE p.workspace_id = :workspace_id AND p.content_id = t.content_id AND p.post_id = t.post_id
  AND (p.url, p.published_at, p.published_day)
      IS DISTINCT FROM (u.url, d.published_at, d.published_day);

DROP TABLE IF EXISTS pg_temp.latest_facts;

CREATE TEMP TABLE latest_facts ON COMMIT DROP AS
SELECT f.content_id,
    jsonb_object_agg(word.key, word.value ORDER BY f.place) AS facts,
    coalesce(
        jsonb_object_agg(substr(word.key, 9), word.value ORDER BY f.place)
            FILTER (WHERE starts_with(word.key, 'feature:')),
        '{}'
    ) AS features
FROM facts_said f
CROSS JOIN LATERAL jsonb_each(f.facts) word
GROUP BY f.content_id;

-- Creators and topics by any of their spellings; a new one is shown as it is written most.
DROP TABLE IF EXISTS pg_temp.names_said;

CREATE TEMP TABLE names_said ON COMMIT DROP AS
SELECT said.kind, said.word, name_key(said.word) AS spelling, said.uses
FROM (
    SELECT k.kind, l.facts ->> k.kind AS word, count(*) AS uses
    FROM latest_facts l
    CROSS JOIN (VALUES ('creator'), ('topic')) k (kind)
    GROUP BY 1, 2
) said
WHERE name_key(said.word) <> '';

DROP TABLE IF EXISTS pg_temp.new_names;

CREATE TEMP TABLE new_names ON COMMIT DROP AS
SELECT fresh.*,
    CASE fresh.kind
        WHEN 'creator' THEN nextval(pg_get_serial_sequence('creators', 'creator_id'))
        ELSE nextval(pg_get_serial_sequence('topics', 'topic_id'))
    END AS name_id
FROM (
    SELECT DISTINCT ON (kind, spelling) kind, spelling, tidy_name(word) AS name
    FROM names_said n
    WHERE NOT EXISTS (
        SELECT FROM name_spellings s
        WHERE s.workspace_id = :workspace_id AND s.kind = n.kind AND s.spelling = n.spelling
    )
    ORDER BY kind, spelling, uses DESC, word
) fresh;

INSERT INTO creators (workspace_id, creator_id, name)
OVERRIDING SYSTEM VALUE
SELECT :workspace_id, name_id, name FROM new_names WHERE kind = 'creator';

INSERT INTO topics (workspace_id, topic_id, name)
OVERRIDING SYSTEM VALUE
SELECT :workspace_id, name_id, name FROM new_names WHERE kind = 'topic';

INSERT INTO name_spellings (workspace_id, kind, spelling, written, name_id)
SELECT :workspace_id, kind, spelling, name, name_id FROM new_names;

-- What stays as it is is not written anew.
UPDATE content c
SET title = said.title, content_type = said.content_type, duration_s = said.duration_s,
    language = said.language, text = said.text, published_at = said.published_at,
    creator_id = said.creator_id, topic_id = said.topic_id, features = said.features
FROM (
    SELECT t.content_id,
        coalesce(l.facts ->> 'title', '') AS title,
        l.facts ->> 'content_type' AS content_type,
        CAST(l.facts ->> 'duration_s' AS numeric) AS duration_s,
        l.facts ->> 'language' AS language,
        l.facts ->> 'text' AS text,
        d.published_at,
        made_by.name_id AS creator_id,
        is_about.name_id AS topic_id,
        jsonb_strip_nulls(coalesce(l.features, '{}')) AS features
    FROM (SELECT DISTINCT content_id FROM touched_posts) t
    LEFT JOIN latest_facts l ON l.content_id = t.content_id -- nothing may be said any more
    LEFT JOIN names_said maker ON maker.kind = 'creator' AND maker.word = l.facts ->> 'creator'
    LEFT JOIN name_spellings made_by
      ON made_by.workspace_id = :workspace_id AND made_by.kind = 'creator'
     AND made_by.spelling = maker.spelling
    LEFT JOIN names_said subject ON subject.kind = 'topic' AND subject.word = l.facts ->> 'topic'
    LEFT JOIN name_spellings is_about
      ON is_about.workspace_id = :workspace_id AND is_about.kind = 'topic'
     AND is_about.spelling = subject.spelling
    LEFT JOIN (
        SELECT content_id, min(published_at) AS published_at FROM latest_publication GROUP BY 1
    ) d ON d.content_id = t.content_id
) said
WHERE c.workspace_id = :workspace_id AND c.content_id = said.content_id
  AND (c.title, c.content_type, c.duration_s, c.language, c.text, c.published_at, c.creator_id,
       c.topic_id, c.features)
      IS DISTINCT FROM
      (said.title, said.content_type, said.duration_s, said.language, said.text,
       said.published_at, said.creator_id, said.topic_id, said.features)
