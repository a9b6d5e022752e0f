-- A name as it is shown: one width, one space between words, nothing invisible.
CREATE FUNCTION tidy_name(name text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT btrim(regexp_replace(
        translate(normalize(name, NFKC), U&'\200B\2060\FEFF', ''), '\s+', ' ', 'g'
    ))
$$;

-- A name as it is compared. Server versions before 18 cannot fold case, so the two letters of
-- European languages whose lower case is not yet folded are folded here.
CREATE FUNCTION name_key(name text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT replace(replace(lower(tidy_name(name)), 'ß', 'ss'), 'ς', 'σ')
$$;

-- Every way a creator or topic is written, and the one it stands for.
CREATE TABLE name_spellings (
    workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('creator', 'topic')),
    spelling text NOT NULL, -- as it is compared
    written text NOT NULL, -- as it was first written
    name_id bigint NOT NULL, -- of creators or topics
    PRIMARY KEY (workspace_id, kind, spelling)
);
CREATE INDEX name_spellings_of_name ON name_spellings (workspace_id, kind, name_id);

CREATE TABLE name_merges (
    workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    merge_id bigint GENERATED ALWAYS AS IDENTITY,
    kind text NOT NULL CHECK (kind IN ('creator', 'topic')),
    kept_id bigint NOT NULL,
    merged_id bigint NOT NULL,
    spellings text[] NOT NULL, -- those that went over, and return when it is taken apart
    actor text NOT NULL,
    merged_at timestamptz NOT NULL DEFAULT now(),
    split_at timestamptz,
    PRIMARY KEY (workspace_id, merge_id)
);

-- Names that look alike and are not the same: not suggested again.
CREATE TABLE names_apart (
    workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('creator', 'topic')),
    first_id bigint NOT NULL, -- the smaller of the two
    second_id bigint NOT NULL,
    actor text NOT NULL,
    decided_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, kind, first_id, second_id)
);

INSERT INTO name_spellings (workspace_id, kind, spelling, written, name_id)
SELECT DISTINCT ON (workspace_id, name_key(name))
    workspace_id, 'creator', name_key(name), tidy_name(name), creator_id
FROM creators WHERE name_key(name) <> ''
ORDER BY workspace_id, name_key(name), creator_id;

INSERT INTO name_spellings (workspace_id, kind, spelling, written, name_id)
SELECT DISTINCT ON (workspace_id, name_key(name))
    workspace_id, 'topic', name_key(name), tidy_name(name), topic_id
FROM topics WHERE name_key(name) <> ''
ORDER BY workspace_id, name_key(name), topic_id;

UPDATE content c
SET creator_id = s.name_id
FROM creators n
LEFT JOIN name_spellings s
  ON s.workspace_id = n.workspace_id AND s.kind = 'creator' AND s.spelling = name_key(n.name)
WHERE n.workspace_id = c.workspace_id AND n.creator_id = c.creator_id
  AND s.name_id IS DISTINCT FROM c.creator_id;

UPDATE content c
SET topic_id = s.name_id
FROM topics n
LEFT JOIN name_spellings s
  ON s.workspace_id = n.workspace_id AND s.kind = 'topic' AND s.spelling = name_key(n.name)
WHERE n.workspace_id = c.workspace_id AND n.topic_id = c.topic_id
  AND s.name_id IS DISTINCT FROM c.topic_id;

-- A name that was merged or given up may be taken by another: spellings are unique, names are not.
ALTER TABLE creators DROP CONSTRAINT creators_workspace_id_name_key;
ALTER TABLE topics DROP CONSTRAINT topics_workspace_id_name_key;

DELETE FROM creators n
WHERE NOT EXISTS (
    SELECT FROM name_spellings s
    WHERE s.workspace_id = n.workspace_id AND s.kind = 'creator' AND s.name_id = n.creator_id
);
DELETE FROM topics n
WHERE NOT EXISTS (
    SELECT FROM name_spellings s
    WHERE s.workspace_id = n.workspace_id AND s.kind = 'topic' AND s.name_id = n.topic_id
);

UPDATE creators SET name = tidy_name(name) WHERE name <> tidy_name(name);
UPDATE topics SET name = tidy_name(name) WHERE name <> tidy_name(name);
