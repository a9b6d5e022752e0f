-- From `changed` (what an import or undo touched) to `rebuilt`: the series to derive anew, each
-- from the day after `keep_through`; NULL means from its beginning.
CREATE TEMP TABLE rebuilt ON COMMIT DROP AS
SELECT {p_key}{p_owner}, p.platform, p.published_on,
    CASE
        WHEN c.whole THEN NULL
        WHEN NOT isfinite(c.from_day) THEN c.from_day
        WHEN c.metrics = '{{}}' AND p.running_metrics = '{{}}' THEN c.from_day - 1
        ELSE a.day
    END AS keep_through
FROM changed c
JOIN ({series}) p ON {p_is_c}
LEFT JOIN anchors a ON {a_is_c}
