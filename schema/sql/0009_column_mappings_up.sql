-- How the columns of tables that no source recognises are read, by name.
CREATE TABLE column_mappings (
    workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    name text NOT NULL,
    definition jsonb NOT NULL, -- columns with their roles, and what no column says
    actor text NOT NULL,
    saved_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, name)
);
