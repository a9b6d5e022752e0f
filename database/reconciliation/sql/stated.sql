-- The amount, unique count, rate or level that a source printed for a day; the latest import wins.
CREATE TEMP TABLE stated ON COMMIT DROP AS
SELECT DISTINCT ON ({key}, metric, day) {key}, metric, day, value
FROM (
    SELECT {r_key}, s.day, s.import_id, m.metric, m.value
    FROM mixed r
    JOIN {snapshots} s ON s.workspace_id = :workspace_id AND {s_is_r}
    CROSS JOIN LATERAL ({figures_of_s}) m (metric, value)
    WHERE s.kind = 'period'
      AND s.days = 1
      AND s.captured_at >= :since
      AND (r.keep_through IS NULL OR s.day > r.keep_through)
      AND m.value IS NOT NULL
) known
ORDER BY {key}, metric, day, import_id DESC
