-- Which way each series of `rebuilt` is derived: `totals` and `amounts` for those whose rows all
-- tell the same metrics in the same manner, so that whole rows can be differenced; else `mixed`.
CREATE TEMP TABLE lanes ON COMMIT DROP AS
SELECT counted.*,
    CASE
        WHEN extra > 0 THEN 'mixed'
        WHEN amounts = 0 AND {same_counters} AND {any_counter} AND {no_level} THEN 'totals'
        WHEN totals = 0 AND amount_imports = 1 THEN 'amounts'
        ELSE 'mixed'
    END AS lane
FROM (
    SELECT {r_key},
        count(*) FILTER (WHERE s.kind = 'cumulative') AS totals,
        count(*) FILTER (WHERE s.kind = 'period') AS amounts,
        max(s.import_id) FILTER (WHERE s.kind = 'period')
            - min(s.import_id) FILTER (WHERE s.kind = 'period') + 1 AS amount_imports,
        {counts}
    FROM rebuilt r
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
