-- Rows of running totals that all tell the same metrics, differenced as whole rows: the same rules
-- as differences.sql and increments.sql, for series without stated days, levels and further metrics.
-- Each row goes to its own day for now; uneven_totals.sql sees to those that tell of other days: in
-- `estimated` they bring the observed day before, if there is one.
INSERT INTO derived
    (workspace_id, {key}, day{owner}, platform{columns}, estimated, reset, corrected)
SELECT :workspace_id, {key}, day{owner}, platform{amounts},
    CASE WHEN previous_day IS DISTINCT FROM day - 1 THEN ARRAY[previous_day::text] END,
    {resets}, {corrections}
FROM (
    SELECT last_of_day.*, lag(day) OVER series AS previous_day{before}
    FROM (
        SELECT DISTINCT ON ({key}, day) *
        FROM (
            SELECT {r_key}{r_owner}, r.platform, r.keep_through, s.local_day AS day,
                s.day IS NOT NULL AS at_day_end, s.captured_at, s.import_id{totals}
            FROM steady r
            JOIN {rows} s ON {s_is_r}
            WHERE s.kind = 'cumulative'
        ) known
        WHERE keep_through IS NULL OR day >= keep_through
        ORDER BY {key}, day, at_day_end DESC, captured_at DESC, import_id DESC
    ) last_of_day
    WINDOW series AS (PARTITION BY {key} ORDER BY day)
) ordered
WHERE keep_through IS NULL OR day > keep_through
