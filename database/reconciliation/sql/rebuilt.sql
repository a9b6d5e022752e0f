-- From `changed` (what an import or undo touched) to `rebuilt`: the series to derive anew, each
-- from the day after `keep_through`; NULL means from its beginning.
CREATE TEMP TABLE rebuilt ON COMMIT DROP AS
WITH series AS ({series})
SELECT {p_key}{p_owner}, p.platform, p.published_on,
    CASE
        WHEN c.whole THEN NULL
        WHEN NOT isfinite(c.from_day) THEN c.from_day
        WHEN c.metrics = '{{}}' AND p.running_metrics = '{{}}' THEN c.from_day - 1
        ELSE anchor.day
    END AS keep_through
FROM changed c
JOIN series p ON {p_is_c}
-- For each series by itself: joined as a whole, a low guess of its rows makes this quadratic.
CROSS JOIN LATERAL (
    SELECT max(day) AS day
    FROM (
        SELECT local_day(s.captured_at, s.day, :zone) AS day
        FROM {snapshots} s
        WHERE NOT c.whole
          AND c.metrics <@ p.running_metrics
          AND p.running_metrics <@ CAST(:wide_counters AS text[])
          AND s.workspace_id = :workspace_id AND {s_is_c}
          AND s.kind = 'cumulative'
          AND s.captured_at BETWEEN :since AND :until
          AND local_day(s.captured_at, s.day, :zone) < c.from_day
        GROUP BY local_day(s.captured_at, s.day, :zone)
        HAVING {all_running_observed}
    ) observed
) anchor
