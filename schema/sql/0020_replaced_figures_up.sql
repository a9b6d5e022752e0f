-- A place is a post, a metric and a moment (or the days of an amount). Of the figures typed for it
-- that are neither undone nor voided, the one of the latest entry counts, unless a later import
-- speaks of the same place.
CREATE OR REPLACE VIEW typed_figure_states AS
SELECT told.*,
    CASE
        WHEN undone THEN 'undone'
        WHEN voided THEN 'voided'
        WHEN import_id < max(import_id) FILTER (WHERE NOT undone AND NOT voided) OVER place
            THEN 'corrected'
        WHEN EXISTS (
            SELECT FROM post_identities p
            JOIN engagement_snapshots s USING (workspace_id, content_id, post_id)
            WHERE p.workspace_id = told.workspace_id AND p.platform = told.platform
              AND p.external_id = told.external_id AND s.captured_at = told.captured_at
              AND s.kind = told.kind AND s.days = told.days AND s.import_id > told.import_id
              AND CASE WHEN EXISTS (
                  SELECT FROM custom_metrics c
                  WHERE c.workspace_id = told.workspace_id AND c.name = told.metric
              ) THEN s.extra ->> told.metric ELSE to_jsonb(s) ->> told.metric END IS NOT NULL
        ) THEN 'replaced'
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
