-- Tests of variants against a control.
CREATE TABLE experiments (
    workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    experiment_id bigint GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    setup jsonb NOT NULL, -- variants, metric, unit, split, start, how it is read and when it stops
    conclusion jsonb, -- day, verdict and learnings; NULL while it runs
    actor text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, experiment_id)
);

-- What a day brought a variant, as sums over its people. Corrections append: of a variant and a
-- day the latest row counts, and one without people takes the day back.
CREATE TABLE ab_test_performance (
    workspace_id bigint NOT NULL,
    experiment_id bigint NOT NULL,
    result_id bigint GENERATED ALWAYS AS IDENTITY,
    variant text NOT NULL,
    day date NOT NULL,
    people bigint,
    total double precision,
    squares double precision,
    beside double precision, -- amounts before the test, or denominators
    beside_squares double precision,
    products double precision,
    actor text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, experiment_id, variant, day, result_id),
    FOREIGN KEY (workspace_id, experiment_id) REFERENCES experiments ON DELETE CASCADE
);
