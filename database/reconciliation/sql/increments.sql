-- One row per series, day and metric: stated amounts, single-day differences, spread ones, levels.
CREATE TEMP TABLE increments ON COMMIT DROP AS
SELECT {key}, metric, day, trim_scale(value) AS value, false AS estimated, false AS reset, false AS corrected FROM stated
UNION ALL
SELECT {d_key}, d.metric, d.last_day, d.amount, false, d.is_reset, d.is_correction
FROM differences d
LEFT JOIN stated s ON {s_is_d} AND s.metric = d.metric AND s.day = d.last_day
WHERE d.last_day - d.after_day = 1 AND s.metric IS NULL
UNION ALL
SELECT {key}, metric, day,
    -- The last day takes the whole rest, should a figure be finer than its unit.
    trim_scale(CASE WHEN k = open_days THEN rest ELSE div(rest * unit * k, open_days) / unit END
        - div(rest * unit * (k - 1), open_days) / unit),
    open_days > 1, is_reset, is_correction
FROM (
    SELECT {d_key}, d.metric, d.unit, d.is_reset, d.is_correction, d.after_day + n AS day,
        s.value AS stated,
        d.amount - coalesce(sum(s.value) OVER difference, 0) AS rest,
        count(*) FILTER (WHERE s.metric IS NULL) OVER difference AS open_days,
        count(*) FILTER (WHERE s.metric IS NULL)
            OVER (difference ORDER BY n ROWS UNBOUNDED PRECEDING) AS k
    FROM differences d
    CROSS JOIN LATERAL generate_series(1, d.last_day - d.after_day) n
    LEFT JOIN stated s ON {s_is_d} AND s.metric = d.metric AND s.day = d.after_day + n
    WHERE d.last_day - d.after_day > 1
    WINDOW difference AS (PARTITION BY {d_key}, d.metric, d.last_day)
) spread
WHERE stated IS NULL
UNION ALL
SELECT {t_key}, t.metric, t.day, t.value, false, false, false
FROM day_totals t
JOIN mixed r ON {t_is_r}
LEFT JOIN stated s ON {s_is_t} AND s.metric = t.metric AND s.day = t.day
WHERE t.metric = ANY(CAST(:levels AS text[]))
  AND s.metric IS NULL
  AND (r.keep_through IS NULL OR t.day > r.keep_through)
