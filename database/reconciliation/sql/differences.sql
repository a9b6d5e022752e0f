-- The difference of two consecutive observed totals belongs to the days after `after_day`.
CREATE TEMP TABLE differences ON COMMIT DROP AS
SELECT {key}, metric, unit, after_day, last_day, before IS NULL AS is_first,
    CASE WHEN is_reset THEN value ELSE value - coalesce(before, 0) END AS amount,
    is_reset,
    value < before AND NOT is_reset AS is_correction
FROM (
    SELECT steps.*,
        coalesce(before >= :reset_minimum AND value <= before * :reset_share, false) AS is_reset
    FROM (
        SELECT {t_key}, t.metric, c.unit, t.value, t.day AS last_day, r.keep_through,
            lag(t.value) OVER series AS before,
            coalesce(
                lag(t.day) OVER series,
                CASE WHEN t.day - r.published_on BETWEEN 0 AND :horizon
                     THEN r.published_on - 1 END
            ) AS after_day
        FROM day_totals t
        JOIN mixed r ON {t_is_r}
        JOIN counters c ON c.metric = t.metric
        WINDOW series AS (PARTITION BY {t_key}, t.metric ORDER BY t.day)
    ) steps
) told
WHERE after_day IS NOT NULL
  AND (keep_through IS NULL OR last_day > keep_through)
