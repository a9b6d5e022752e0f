-- What an import was told and what it did, for its history and for doing it again.
ALTER TABLE imports
    ADD COLUMN label text NOT NULL DEFAULT '', -- the format for people; '' before this revision
    ADD COLUMN account_ids bigint[] NOT NULL DEFAULT '{}', -- every account it speaks of
    ADD COLUMN currency text, -- of its revenue, when the file names it
    ADD COLUMN answers jsonb NOT NULL DEFAULT '[]', -- what was asked, and what was taken
    ADD COLUMN rejected jsonb NOT NULL DEFAULT '[]', -- the first of its refused rows
    ADD COLUMN figures integer, -- observations stored; this and what follows NULL: not known
    ADD COLUMN new_posts integer,
    ADD COLUMN known_posts integer,
    ADD COLUMN days_changed integer,
    ADD COLUMN rows_new integer,
    ADD COLUMN rows_changed integer,
    ADD COLUMN first_changed date,
    ADD COLUMN last_changed date;

-- The account and the work are words of an import, too: of the account the first word counts, and
-- a post joins the content of its work when it is first spoken of.
ALTER TABLE post_facts
    ADD COLUMN account_id bigint,
    ADD COLUMN work text;

UPDATE post_facts f
SET account_id = p.account_id,
    work = (
        SELECT min(w.work) FROM content_identities w
        WHERE w.workspace_id = p.workspace_id AND w.content_id = p.content_id
    )
FROM posts p
WHERE p.workspace_id = f.workspace_id AND p.content_id = f.content_id AND p.post_id = f.post_id;

DELETE FROM post_facts WHERE account_id IS NULL; -- of no post
ALTER TABLE post_facts ALTER COLUMN account_id SET NOT NULL;
CREATE INDEX post_facts_of_work ON post_facts (workspace_id, work) WHERE work IS NOT NULL;

UPDATE imports i
SET account_ids = told.account_ids, currency = told.currency
FROM (
    SELECT s.workspace_id, s.import_id, array_agg(s.account_id ORDER BY s.account_id) AS account_ids,
        min(a.currency) AS currency
    FROM (
        SELECT workspace_id, import_id, account_id FROM post_facts
        UNION
        SELECT workspace_id, import_id, account_id FROM account_snapshots
    ) s
    JOIN accounts a ON a.workspace_id = s.workspace_id AND a.account_id = s.account_id
    GROUP BY s.workspace_id, s.import_id
) told
WHERE i.workspace_id = told.workspace_id AND i.import_id = told.import_id;

-- A post may move to another content when the import that joined them is taken back.
ALTER TABLE post_identities
    DROP CONSTRAINT post_identities_workspace_id_content_id_post_id_fkey,
    ADD FOREIGN KEY (workspace_id, content_id, post_id) REFERENCES posts
        ON UPDATE CASCADE ON DELETE CASCADE;

-- What undone imports brought, as it was, until they are done again.
CREATE TABLE set_aside_facts (
    workspace_id bigint NOT NULL,
    import_id bigint NOT NULL,
    post_id bigint NOT NULL,
    account_id bigint NOT NULL,
    work text,
    facts jsonb NOT NULL,
    PRIMARY KEY (workspace_id, import_id, post_id)
);

CREATE TABLE set_aside_snapshots (
    LIKE engagement_snapshots INCLUDING DEFAULTS,
    PRIMARY KEY (workspace_id, import_id, content_id, post_id, captured_at, kind, days)
);

CREATE TABLE set_aside_account_snapshots (
    LIKE account_snapshots INCLUDING DEFAULTS,
    PRIMARY KEY (workspace_id, import_id, account_id, captured_at, kind, days)
);

-- Numbers that posts and accounts had when they were taken back. They get them again when they
-- return, by whichever import, so that links keep leading to them.
CREATE TABLE set_aside_posts (
    workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    platform text NOT NULL,
    external_id text NOT NULL,
    content_id bigint NOT NULL,
    post_id bigint NOT NULL,
    PRIMARY KEY (workspace_id, platform, external_id)
);

CREATE INDEX set_aside_posts_by_number ON set_aside_posts (workspace_id, post_id);
CREATE INDEX posts_by_number ON posts (workspace_id, post_id);

CREATE TABLE set_aside_accounts (
    workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    platform text NOT NULL,
    name text NOT NULL,
    account_id bigint NOT NULL,
    PRIMARY KEY (workspace_id, platform, name)
);

-- The history of a workspace, the newest first.
CREATE INDEX imports_by_moment ON imports (workspace_id, imported_at DESC);
CREATE INDEX audit_trail_by_moment ON audit_trail (workspace_id, happened_at DESC);
