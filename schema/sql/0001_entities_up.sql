-- Who and what: a team, its accounts, and the content it published.
CREATE TABLE workspaces (
    workspace_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    time_zone text NOT NULL,
    is_sample boolean NOT NULL DEFAULT false,
    version bigint NOT NULL DEFAULT 0, -- rises with every change of figures; caches key on it
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE accounts (
    workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    account_id bigint GENERATED ALWAYS AS IDENTITY,
    platform text NOT NULL,
    name text NOT NULL,
    currency text, -- ISO 4217; revenue of one account is never of two currencies
    running_metrics text[] NOT NULL DEFAULT '{}', -- counters it has running totals of
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, account_id),
    UNIQUE (workspace_id, platform, name)
);

CREATE TABLE creators (
    workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    creator_id bigint GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    PRIMARY KEY (workspace_id, creator_id),
    UNIQUE (workspace_id, name)
);

CREATE TABLE topics (
    workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    topic_id bigint GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    PRIMARY KEY (workspace_id, topic_id),
    UNIQUE (workspace_id, name)
);

CREATE TABLE content (
    workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    content_id bigint GENERATED ALWAYS AS IDENTITY,
    title text NOT NULL,
    content_type text,
    creator_id bigint,
    topic_id bigint,
    published_at timestamptz,
    duration_s numeric,
    language text,
    text text,
    features jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, content_id),
    FOREIGN KEY (workspace_id, creator_id) REFERENCES creators,
    FOREIGN KEY (workspace_id, topic_id) REFERENCES topics
);

CREATE TABLE posts (
    workspace_id bigint NOT NULL,
    content_id bigint NOT NULL,
    post_id bigint GENERATED ALWAYS AS IDENTITY,
    account_id bigint NOT NULL,
    platform text NOT NULL,
    external_id text NOT NULL,
    url text,
    published_at timestamptz,
    published_day date, -- set when the source prints only the day
    running_metrics text[] NOT NULL DEFAULT '{}', -- counters it has running totals of
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, content_id, post_id),
    FOREIGN KEY (workspace_id, content_id) REFERENCES content ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, account_id) REFERENCES accounts ON DELETE CASCADE
);

-- The one place that knows a post by its platform's id: unique keys of the tables above carry
-- content_id, so that they can be distributed by it.
CREATE TABLE post_identities (
    workspace_id bigint NOT NULL,
    platform text NOT NULL,
    external_id text NOT NULL,
    content_id bigint NOT NULL,
    post_id bigint NOT NULL,
    PRIMARY KEY (workspace_id, platform, external_id),
    FOREIGN KEY (workspace_id, content_id, post_id) REFERENCES posts ON DELETE CASCADE
);
-- The same for a creative work that files name across platforms.
CREATE TABLE content_identities (
    workspace_id bigint NOT NULL,
    work text NOT NULL,
    content_id bigint NOT NULL,
    PRIMARY KEY (workspace_id, work),
    FOREIGN KEY (workspace_id, content_id) REFERENCES content ON DELETE CASCADE
);
CREATE INDEX content_identities_of_content ON content_identities (workspace_id, content_id);
CREATE INDEX post_identities_of_post ON post_identities (workspace_id, content_id, post_id);
CREATE INDEX posts_of_account ON posts (workspace_id, account_id);

CREATE TABLE custom_metrics (
    workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    name text NOT NULL,
    label text NOT NULL,
    definition text NOT NULL,
    unit text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('counter', 'unique', 'level', 'rate')),
    weight text,
    PRIMARY KEY (workspace_id, name)
);

CREATE TABLE metric_definition_changes (
    workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    platform text NOT NULL,
    metric text NOT NULL,
    day date NOT NULL,
    description text NOT NULL,
    PRIMARY KEY (workspace_id, platform, metric, day)
);

CREATE TABLE audit_trail (
    workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    audit_id bigint GENERATED ALWAYS AS IDENTITY,
    happened_at timestamptz NOT NULL DEFAULT now(),
    actor text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    details jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (workspace_id, audit_id)
);
