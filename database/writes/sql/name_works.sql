-- Where the next post of each work will find its content.
INSERT INTO content_identities (workspace_id, work, content_id)
SELECT DISTINCT ON (w.work) p.workspace_id, w.work, p.content_id
FROM words_on_works w
JOIN posts p ON p.workspace_id = :workspace_id AND p.post_id = w.post_id
WHERE w.work IS NOT NULL
ORDER BY w.work, w.import_id, w.known DESC, w.platform, w.external_id
