-- From `changed` (what an import or undo touched) to `rebuilt`: the series to derive anew, each
-- from the day after `keep_through`; NULL means from its beginning.
CREATE TEMP TABLE rebuilt ON COMMIT DROP AS
WITH series AS ({series}),
observed AS (
    SELECT {s_key}, local_day(s.captured_at, s.day, :zone) AS day
    FROM changed c
    JOIN series p ON {p_is_c}
    JOIN {snapshots} s ON s.workspace_id = :workspace_id AND {s_is_c}
    WHERE NOT c.whole
      AND c.metrics <@ p.running_metrics
      AND p.running_metrics <@ CAST(:wide_counters AS text[])
      AND s.kind = 'cumulative'
      AND s.captured_at BETWEEN :since AND :until
    GROUP BY {s_key}, c.from_day, p.running_metrics, local_day(s.captured_at, s.day, :zone)
    HAVING local_day(s.captured_at, s.day, :zone) < c.from_day
       AND {all_running_observed}
),
anchor AS (
    SELECT {key}, max(day) AS day FROM observed GROUP BY {key}
)
SELECT {p_key}{p_owner}, p.platform, p.published_on,
    CASE
        WHEN c.whole THEN NULL
        WHEN NOT isfinite(c.from_day) THEN c.from_day
        WHEN c.metrics = '{{}}' AND p.running_metrics = '{{}}' THEN c.from_day - 1
        ELSE anchor.day
    END AS keep_through
FROM changed c
JOIN series p ON {p_is_c}
LEFT JOIN anchor ON {anchor_is_c}
