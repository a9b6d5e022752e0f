-- The last known running total of each observed day, and the last level.
CREATE TEMP TABLE day_totals ON COMMIT DROP AS
SELECT DISTINCT ON ({key}, metric, day) {key}, metric, day, value
FROM (
    SELECT {r_key}, r.keep_through, m.metric, m.value, s.captured_at, s.import_id,
        local_day(s.captured_at, s.day, :zone) AS day,
        s.day IS NOT NULL AS at_day_end
    FROM mixed r
    JOIN {snapshots} s ON s.workspace_id = :workspace_id AND {s_is_r}
    CROSS JOIN LATERAL ({figures_of_s}) m (metric, value)
    WHERE s.kind = 'cumulative'
      AND s.captured_at >= :since
      AND m.value IS NOT NULL
) known
WHERE (keep_through IS NULL OR day >= keep_through)
  AND metric = ANY(CAST(:running AS text[]))
ORDER BY {key}, metric, day, at_day_end DESC, captured_at DESC, import_id DESC
