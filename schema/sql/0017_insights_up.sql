-- The runs of the rules, and why a rule found nothing.
CREATE TABLE insight_runs (
    workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    run_id bigint GENERATED ALWAYS AS IDENTITY,
    metric text NOT NULL,
    last_day date NOT NULL,
    figures_version text NOT NULL,
    reasons jsonb NOT NULL,
    crowded_out integer NOT NULL,
    actor text NOT NULL,
    run_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (workspace_id, run_id)
);

-- One row per finding, however often it is found again. What people decided on it stays; the audit
-- trail keeps earlier decisions.
CREATE TABLE optimization_insights (
    workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    insight_id bigint GENERATED ALWAYS AS IDENTITY,
    kind text NOT NULL,
    finding text NOT NULL, -- the same from run to run
    insight jsonb NOT NULL, -- as it was found last
    rank integer, -- in the run that found it last
    run_id bigint NOT NULL, -- that run
    first_found timestamptz NOT NULL DEFAULT clock_timestamp(),
    last_found timestamptz NOT NULL DEFAULT clock_timestamp(),
    state text NOT NULL DEFAULT 'open'
        CHECK (state IN ('open', 'accepted', 'dismissed', 'snoozed')),
    reason text NOT NULL DEFAULT '',
    until date,
    assignee text NOT NULL DEFAULT '',
    decided_by text NOT NULL DEFAULT '',
    decided_at timestamptz,
    note_id bigint, -- what an accepted one became
    PRIMARY KEY (workspace_id, insight_id),
    UNIQUE (workspace_id, kind, finding),
    CHECK ((state = 'snoozed') = (until IS NOT NULL))
);
