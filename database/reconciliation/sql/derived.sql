-- The rows as they should stand, a column per metric again.
INSERT INTO derived (workspace_id, {key}, day{owner}, platform{columns}, extra,
                     estimated, reset, corrected)
SELECT :workspace_id, {i_key}, i.day{r_owner}, r.platform{pivoted},
    jsonb_object_agg(i.metric, i.value) FILTER (WHERE i.metric <> ALL(CAST(:wide AS text[]))),
    array_agg(i.metric ORDER BY i.metric COLLATE "C") FILTER (WHERE i.estimated),
    array_agg(i.metric ORDER BY i.metric COLLATE "C") FILTER (WHERE i.reset),
    array_agg(i.metric ORDER BY i.metric COLLATE "C") FILTER (WHERE i.corrected)
FROM increments i
JOIN rebuilt r ON {r_is_i}
GROUP BY {i_key}, i.day{r_owner}, r.platform
