-- Rows of running totals that all tell the same metrics, differenced as whole rows: the same rules
-- as differences.sql and increments.sql, for series without stated days, levels and further metrics.
WITH steps AS MATERIALIZED (
    SELECT ordered.*,
        coalesce(
            previous_day,
            CASE WHEN day - published_on BETWEEN 0 AND :horizon THEN published_on - 1 END
        ) AS after_day
    FROM (
        SELECT last_of_day.*, lag(day) OVER series AS previous_day{before}
        FROM (
            SELECT DISTINCT ON ({key}, day) *
            FROM (
                SELECT {r_key}{r_owner}, r.platform, r.published_on, r.keep_through,
                    local_day(s.captured_at, s.day, :zone) AS day, s.day IS NOT NULL AS at_day_end,
                    s.captured_at, s.import_id{totals}
                FROM rebuilt r
                JOIN lanes l ON {r_is_l} AND l.lane = 'totals'
                JOIN {snapshots} s ON s.workspace_id = :workspace_id AND {s_is_r}
                WHERE s.kind = 'cumulative' AND s.captured_at >= :since
            ) known
            WHERE keep_through IS NULL OR day >= keep_through
            ORDER BY {key}, day, at_day_end DESC, captured_at DESC, import_id DESC
        ) last_of_day
        WINDOW series AS (PARTITION BY {key} ORDER BY day)
    ) ordered
),
firsts AS (
    INSERT INTO day_totals ({key}, metric, day, value)
    SELECT {key}, m.metric, day, m.value
    FROM steps CROSS JOIN LATERAL (VALUES {named_totals}) m (metric, value)
    WHERE previous_day IS NULL AND keep_through IS NULL AND m.value IS NOT NULL
),
single_days AS (
    INSERT INTO derived (workspace_id, {key}, day{owner}, platform{columns}, reset, corrected)
    SELECT :workspace_id, {key}, day{owner}, platform{amounts}, {resets}, {corrections}
    FROM steps
    WHERE day - after_day = 1 AND (keep_through IS NULL OR day > keep_through)
)
INSERT INTO derived
    (workspace_id, {key}, day{owner}, platform{columns}, estimated, reset, corrected)
SELECT :workspace_id, {key}, after_day + k{owner}, platform{shares}, {estimates},
    {resets}, {corrections}
FROM steps CROSS JOIN LATERAL generate_series(1, day - after_day) k
WHERE day - after_day > 1 AND (keep_through IS NULL OR day > keep_through)
