-- The last day before the change on which every running metric of the series was observed, where
-- one lies within `lookback` days. For each series by itself: joined as a whole, a low guess of
-- its rows makes this quadratic.
INSERT INTO anchors ({key}, day)
SELECT {c_key}, found.day
FROM changed c
JOIN ({series}) p ON {p_is_c}
CROSS JOIN LATERAL (
    SELECT max(day) AS day
    FROM (
        SELECT local_day(s.captured_at, s.day, :zone) AS day
        FROM {snapshots} s
        WHERE s.workspace_id = :workspace_id AND {s_is_c}
          AND s.kind = 'cumulative'
          AND s.captured_at BETWEEN :since AND :until
          AND s.captured_at >= c.from_day - :lookback
          AND local_day(s.captured_at, s.day, :zone) < c.from_day
          {all_running_observed}
    ) observed
) found
WHERE NOT c.whole
  AND isfinite(c.from_day)
  AND p.running_metrics <> '{{}}'
  AND c.metrics <@ p.running_metrics
  AND p.running_metrics <@ CAST(:wide_counters AS text[])
  AND found.day IS NOT NULL
  AND NOT EXISTS (SELECT FROM anchors a WHERE {a_is_c})
