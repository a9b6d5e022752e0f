-- Every figure typed by hand, appended and never updated. The observations of a typed entry are
-- what of it counts; this is what was typed. A post is named as its platform names it, because
-- taking an entry back may take the post with it.
CREATE TABLE typed_figures (
    workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    figure_id bigint GENERATED ALWAYS AS IDENTITY,
    import_id bigint NOT NULL, -- the entry it was saved with
    platform text NOT NULL,
    external_id text NOT NULL,
    account text NOT NULL, -- as they were called when it was typed
    title text NOT NULL,
    metric text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('cumulative', 'period')),
    captured_at timestamptz NOT NULL, -- captured_at, days and day as in engagement_snapshots
    days integer NOT NULL,
    day date,
    value numeric NOT NULL,
    old_value numeric, -- what counted in its place before
    why text NOT NULL,
    actor text NOT NULL,
    typed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, figure_id)
);
CREATE INDEX typed_figures_of_entry ON typed_figures (workspace_id, import_id);
CREATE INDEX typed_figures_of_post
    ON typed_figures (workspace_id, platform, external_id, captured_at, metric);

-- What became of a figure: voided with a reason, or restored. Appended too; the last one holds.
CREATE TABLE typed_figure_marks (
    workspace_id bigint NOT NULL,
    mark_id bigint GENERATED ALWAYS AS IDENTITY,
    figure_id bigint NOT NULL,
    mark text NOT NULL CHECK (mark IN ('voided', 'restored')),
    why text NOT NULL,
    actor text NOT NULL,
    marked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, mark_id),
    FOREIGN KEY (workspace_id, figure_id) REFERENCES typed_figures ON DELETE CASCADE
);
CREATE INDEX typed_figure_marks_of_figure
    ON typed_figure_marks (workspace_id, figure_id, mark_id DESC);

-- What a person typed last on a platform, to offer it again.
CREATE TABLE entry_habits (
    workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    actor text NOT NULL,
    platform text NOT NULL,
    account text NOT NULL,
    amounts text[] NOT NULL, -- metrics typed as amounts of days
    totals text[] NOT NULL, -- metrics typed as running totals
    used_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, actor, platform)
);

-- A place is a post, a metric and a moment (or the days of an amount). Of the figures typed for it
-- that are neither undone nor voided, the one of the latest entry counts.
CREATE VIEW typed_figure_states AS
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
