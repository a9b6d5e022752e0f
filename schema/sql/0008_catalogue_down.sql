-- Names become unique again: those nothing uses go, others of the same name get their number.
DELETE FROM creators n
WHERE NOT EXISTS (
    SELECT FROM content c WHERE c.workspace_id = n.workspace_id AND c.creator_id = n.creator_id
);
DELETE FROM topics n
WHERE NOT EXISTS (
    SELECT FROM content c WHERE c.workspace_id = n.workspace_id AND c.topic_id = n.topic_id
);
UPDATE creators n
SET name = n.name || ' (' || n.creator_id || ')'
WHERE EXISTS (
    SELECT FROM creators o
    WHERE o.workspace_id = n.workspace_id AND o.name = n.name AND o.creator_id < n.creator_id
);
UPDATE topics n
SET name = n.name || ' (' || n.topic_id || ')'
WHERE EXISTS (
    SELECT FROM topics o
    WHERE o.workspace_id = n.workspace_id AND o.name = n.name AND o.topic_id < n.topic_id
);
ALTER TABLE creators ADD CONSTRAINT creators_workspace_id_name_key UNIQUE (workspace_id, name);
ALTER TABLE topics ADD CONSTRAINT topics_workspace_id_name_key UNIQUE (workspace_id, name);

DROP TABLE names_apart, name_merges, name_spellings;
DROP FUNCTION name_key(text);
DROP FUNCTION tidy_name(text);
