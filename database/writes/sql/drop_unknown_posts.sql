DELETE FROM posts p
WHERE p.workspace_id = :workspace_id
  AND NOT EXISTS (
      SELECT FROM post_facts f
      WHERE f.workspace_id = p.workspace_id AND f.content_id = p.content_id
        AND f.post_id = p.post_id
  );

DELETE FROM content c
WHERE c.workspace_id = :workspace_id
  AND NOT EXISTS (
      SELECT FROM posts p
      WHERE p.workspace_id = c.workspace_id AND p.content_id = c.content_id
  );

DELETE FROM accounts a
WHERE a.workspace_id = :workspace_id
  AND NOT EXISTS (
      SELECT FROM posts p
      WHERE p.workspace_id = a.workspace_id AND p.account_id = a.account_id
  )
  AND NOT EXISTS (
      SELECT FROM account_snapshots s
      WHERE s.workspace_id = a.workspace_id AND s.account_id = a.account_id
  )
