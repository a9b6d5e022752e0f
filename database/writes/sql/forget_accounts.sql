-- Of the accounts an undone import names, those that no other import does.
DROP TABLE IF EXISTS pg_temp.unknown_accounts;

CREATE TEMP TABLE unknown_accounts ON COMMIT DROP AS
SELECT a.account_id, a.platform, a.name
FROM accounts a
WHERE a.workspace_id = :workspace_id AND a.account_id = ANY (:account_ids)
  AND NOT EXISTS (
      SELECT FROM imports i
      WHERE i.workspace_id = :workspace_id AND i.undone_at IS NULL
        AND a.account_id = ANY (i.account_ids)
  )
  AND NOT EXISTS (
      SELECT FROM posts p
      WHERE p.workspace_id = :workspace_id AND p.account_id = a.account_id
  );

INSERT INTO set_aside_accounts (workspace_id, platform, name, account_id)
SELECT :workspace_id, platform, name, account_id FROM unknown_accounts
ON CONFLICT (workspace_id, platform, name) DO UPDATE SET account_id = excluded.account_id;

DELETE FROM accounts a
USING unknown_accounts u
WHERE a.workspace_id = :workspace_id AND a.account_id = u.account_id;

-- The others report in the currency that an import which stands tells.
UPDATE accounts a
SET currency = told.currency
FROM (
    SELECT a.account_id, min(i.currency) AS currency
    FROM accounts a
    LEFT JOIN imports i
      ON i.workspace_id = a.workspace_id AND i.undone_at IS NULL
     AND a.account_id = ANY (i.account_ids)
    WHERE a.workspace_id = :workspace_id AND a.account_id = ANY (:account_ids)
    GROUP BY a.account_id
) told
WHERE a.workspace_id = :workspace_id AND a.account_id = told.account_id
  AND a.currency IS DISTINCT FROM told.currency
