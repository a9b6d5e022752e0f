DELETE FROM derived n
USING {history} h
WHERE h.workspace_id = :workspace_id AND {n_is_h} AND n.day = h.day AND h.day >= :first_day
