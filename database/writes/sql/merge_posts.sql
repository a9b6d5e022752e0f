-- One row per post. Where a file speaks of a post several times, later words add to earlier ones.
ANALYZE said_of_posts;

INSERT INTO staged_posts (place, platform, external_id, account_id, work, facts)
SELECT DISTINCT ON (s.platform, s.external_id) s.place, s.platform, s.external_id, a.account_id,
    s.work, s.facts
FROM said_of_posts s
JOIN accounts a
  ON a.workspace_id = :workspace_id AND a.platform = s.platform AND a.name = s.account
ORDER BY s.platform, s.external_id, s.place DESC;

UPDATE staged_posts p
SET facts = said.facts, work = coalesce(p.work, said.work)
FROM (
    SELECT s.platform, s.external_id, jsonb_object_agg(word.key, word.value ORDER BY s.place) AS facts,
        max(s.work) AS work
    FROM said_of_posts s
    JOIN (
        SELECT platform, external_id FROM said_of_posts
        GROUP BY platform, external_id HAVING count(*) > 1
    ) repeated USING (platform, external_id)
    CROSS JOIN LATERAL jsonb_each(s.facts) word
    GROUP BY s.platform, s.external_id
) said
WHERE p.platform = said.platform AND p.external_id = said.external_id;

CREATE INDEX ON staged_posts (platform, external_id)
