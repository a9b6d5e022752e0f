-- Which way each series of `rebuilt` is derived: `totals` and `amounts` for those whose rows all
-- tell the same metrics in the same manner, so that whole rows can be differenced; else `mixed`.
-- Of series whose rows all just arrived it is known.
CREATE TEMP TABLE lanes ON COMMIT DROP AS
SELECT {key}, lane, known, true AS has_arrived
FROM changed
WHERE lane IS NOT NULL
UNION ALL
SELECT {key}, {lane}, {known}, false
FROM (
    SELECT {r_key},
        count(*) FILTER (WHERE s.kind = 'cumulative') AS totals,
        count(*) FILTER (WHERE s.kind = 'period') AS amounts,
        max(s.import_id) FILTER (WHERE s.kind = 'period')
            - min(s.import_id) FILTER (WHERE s.kind = 'period') + 1 AS amount_imports,
        {counts}
    FROM rebuilt r
    JOIN changed c ON {c_is_r} AND c.lane IS NULL
    JOIN {snapshots} s ON s.workspace_id = :workspace_id AND {s_is_r}
    WHERE s.days <= 1
      AND s.captured_at >= :since
      AND CASE
          WHEN r.keep_through IS NULL THEN true
          WHEN s.kind = 'period' THEN s.day > r.keep_through
          ELSE local_day(s.captured_at, s.day, :zone) >= r.keep_through
      END
    GROUP BY {r_key}
) counted
