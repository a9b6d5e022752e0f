-- Rows that stand but should not, or not so.
WITH gone AS (
    DELETE FROM {history} h
    USING rebuilt r
    WHERE h.workspace_id = :workspace_id
      AND {h_is_r}
      AND h.day >= :first_day
      AND (r.keep_through IS NULL OR h.day > r.keep_through)
      AND NOT EXISTS (
          SELECT FROM derived n
          WHERE {n_is_h} AND n.day = h.day AND ROW(n.*) IS NOT DISTINCT FROM ROW(h.*)
      )
    RETURNING h.*
)
INSERT INTO outgoing SELECT * FROM gone
