-- Whether any day stands that is derived anew; asked series by series, for most often there is none.
SELECT EXISTS (
    SELECT FROM rebuilt r
    CROSS JOIN LATERAL (
        SELECT FROM {history} h
        WHERE h.workspace_id = :workspace_id AND {h_is_r} AND h.day >= :first_day
          AND (r.keep_through IS NULL OR h.day > r.keep_through)
        LIMIT 1
    ) standing
)
