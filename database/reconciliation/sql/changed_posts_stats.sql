-- First and last day and the first month of the posts whose days moved.
INSERT INTO content_stats AS t (workspace_id, content_id, post_id, account_id, platform, as_of,
    first_day, last_day, views_age_1d, views_age_7d, views_age_30d{columns})
SELECT :workspace_id, d.content_id, d.post_id, r.account_id, r.platform,
    least(:as_of, d.last_day + {longest}),
    d.first_day, d.last_day, a.views_1d, a.views_7d, a.views_30d{sums}
FROM (
{days}
) d
JOIN rebuilt r ON r.content_id = d.content_id AND r.post_id = d.post_id
CROSS JOIN LATERAL (
    SELECT
        CASE WHEN count(h.views) FILTER (WHERE h.day = r.published_on) = 1
            THEN sum(h.views) FILTER (WHERE h.day = r.published_on) END AS views_1d,
        CASE WHEN count(h.views) FILTER (WHERE h.day < r.published_on + 7) = 7
            THEN sum(h.views) FILTER (WHERE h.day < r.published_on + 7) END AS views_7d,
        CASE WHEN count(h.views) = 30 THEN sum(h.views) END AS views_30d
    FROM content_performance_history h
    WHERE h.workspace_id = :workspace_id AND h.content_id = r.content_id
      AND h.post_id = r.post_id
      AND h.day BETWEEN r.published_on AND r.published_on + 29
      AND d.first_day < r.published_on + 30 -- else not even looked for
) a
ON CONFLICT (workspace_id, content_id, post_id) DO UPDATE
SET first_day = least(t.first_day, excluded.first_day),
    last_day = greatest(t.last_day, excluded.last_day),
    views_age_1d = coalesce(excluded.views_age_1d, t.views_age_1d),
    views_age_7d = coalesce(excluded.views_age_7d, t.views_age_7d),
    views_age_30d = coalesce(excluded.views_age_30d, t.views_age_30d)
