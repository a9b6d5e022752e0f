-- Which posts are one content, told anew from the imports that stand: in their order, a post joins
-- the content of the work that its first import names, if the work is known by then. The first to
-- name a work is its root; among posts of one import those known before, then by their names.
DROP TABLE IF EXISTS pg_temp.words_on_works;

CREATE TEMP TABLE words_on_works ON COMMIT DROP AS
SELECT f.post_id, f.content_id, p.platform, p.external_id, f.import_id, f.work,
    f.import_id > min(f.import_id) OVER (PARTITION BY f.post_id) AS known
FROM post_facts f
JOIN posts p
  ON p.workspace_id = f.workspace_id AND p.content_id = f.content_id AND p.post_id = f.post_id
WHERE f.workspace_id = :workspace_id
  AND f.content_id IN (
      SELECT content_id FROM post_facts WHERE workspace_id = :workspace_id AND work IS NOT NULL
      UNION
      SELECT content_id FROM posts WHERE workspace_id = :workspace_id
      GROUP BY content_id HAVING count(*) > 1
  );

DROP TABLE IF EXISTS pg_temp.led_posts;

CREATE TEMP TABLE led_posts ON COMMIT DROP AS
WITH roots AS (
    SELECT DISTINCT ON (work) work, post_id
    FROM words_on_works WHERE work IS NOT NULL
    ORDER BY work, import_id, known DESC, platform, external_id
)
SELECT DISTINCT ON (w.post_id) w.post_id, w.content_id, w.import_id, w.platform, w.external_id,
    coalesce(r.post_id, w.post_id) AS leader
FROM words_on_works w
LEFT JOIN roots r ON r.work = w.work
ORDER BY w.post_id, w.import_id;

DROP TABLE IF EXISTS pg_temp.regrouped_posts;

CREATE TEMP TABLE regrouped_posts ON COMMIT DROP AS
WITH RECURSIVE chain AS (
    SELECT post_id, leader FROM led_posts
    UNION ALL
    SELECT c.post_id, l.leader
    FROM chain c
    JOIN led_posts l ON l.post_id = c.leader AND l.leader <> c.leader
), groups AS (
    -- Of several that were one content so far, the first keeps its number.
    SELECT post_id AS root,
        CASE row_number() OVER (
            PARTITION BY content_id ORDER BY import_id, platform, external_id
        )
            WHEN 1 THEN content_id
            ELSE nextval(pg_get_serial_sequence('content', 'content_id'))
        END AS content_id
    FROM led_posts WHERE leader = post_id
)
SELECT l.post_id, l.content_id AS old_content_id, g.content_id
FROM chain c
JOIN groups g ON g.root = c.leader
JOIN led_posts l ON l.post_id = c.post_id
WHERE g.content_id <> l.content_id;

INSERT INTO content (workspace_id, content_id, title)
OVERRIDING SYSTEM VALUE
SELECT DISTINCT CAST(:workspace_id AS bigint), r.content_id, ''
FROM regrouped_posts r
WHERE NOT EXISTS (
    SELECT FROM content c WHERE c.workspace_id = :workspace_id AND c.content_id = r.content_id
);

DELETE FROM content_identities WHERE workspace_id = :workspace_id;

INSERT INTO unsettled_posts
SELECT p.post_id
FROM posts p
JOIN (
    SELECT content_id FROM regrouped_posts UNION SELECT old_content_id FROM regrouped_posts
) moved USING (content_id)
WHERE p.workspace_id = :workspace_id
UNION
SELECT post_id FROM regrouped_posts
ON CONFLICT DO NOTHING
