UPDATE {table} p
SET running_metrics = k.metrics
FROM (
    SELECT {r_key},
        coalesce(array_agg(t.metric ORDER BY t.metric)
            FILTER (WHERE t.metric = ANY(CAST(:counters AS text[]))), '{{}}') AS metrics
    FROM rebuilt r
    LEFT JOIN (SELECT DISTINCT {key}, metric FROM day_totals) t ON {t_is_r}
    WHERE r.keep_through IS NULL
    GROUP BY {r_key}
) k
WHERE p.workspace_id = :workspace_id AND {p_is_k} AND p.running_metrics <> k.metrics
