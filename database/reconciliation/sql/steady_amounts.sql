-- Stated days of a single import stand as they are.
INSERT INTO derived (workspace_id, {key}, day{owner}, platform{columns})
SELECT :workspace_id, {r_key}, s.day{r_owner}, r.platform{amounts}
FROM steady r
JOIN {rows} s ON {s_is_r}
WHERE s.kind = 'period' AND s.days = 1
  AND (r.keep_through IS NULL OR s.day > r.keep_through)
  AND num_nonnulls({figures}) > 0
