-- Views kept under a name: the page and its address, without the workspace. Of one person or of the
-- team; one of each may be the view that opens when nobody asks for another.
CREATE TABLE saved_views (
    workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    view_id bigint GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    visibility text NOT NULL CHECK (visibility IN ('team', 'own')),
    owner text NOT NULL,
    page text NOT NULL, -- its path in the address, '' for the first page
    address text NOT NULL, -- what stands after the question mark
    is_default boolean NOT NULL DEFAULT false,
    saved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (workspace_id, view_id)
);
CREATE UNIQUE INDEX saved_views_of_team ON saved_views (workspace_id, lower(name))
    WHERE visibility = 'team';
CREATE UNIQUE INDEX saved_views_of_person ON saved_views (workspace_id, owner, lower(name))
    WHERE visibility = 'own';
CREATE UNIQUE INDEX saved_views_default_of_team ON saved_views (workspace_id)
    WHERE is_default AND visibility = 'team';
CREATE UNIQUE INDEX saved_views_default_of_person ON saved_views (workspace_id, owner)
    WHERE is_default AND visibility = 'own';
