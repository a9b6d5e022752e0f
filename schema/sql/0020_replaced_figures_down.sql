CREATE OR REPLACE VIEW typed_figure_states AS
SELECT told.*,
    CASE
        WHEN undone THEN 'undone'
        WHEN voided THEN 'voided'
        WHEN import_id < max(import_id) FILTER (WHERE NOT undone AND NOT voided) OVER place
            THEN 'corrected'
        ELSE 'counts'
    END AS state
FROM (
    SELECT f.*, i.undone_at, i.undone_at IS NOT NULL AS undone,
        coalesce(m.mark = 'voided', false) AS voided
    FROM typed_figures f
    JOIN imports i USING (workspace_id, import_id)
    LEFT JOIN LATERAL (
        SELECT mark FROM typed_figure_marks m
        WHERE m.workspace_id = f.workspace_id AND m.figure_id = f.figure_id
        ORDER BY mark_id DESC LIMIT 1
    ) m ON true
) told
WINDOW place AS (
    PARTITION BY workspace_id, platform, external_id, metric, kind, captured_at, days
);
