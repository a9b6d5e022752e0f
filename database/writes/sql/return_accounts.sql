INSERT INTO accounts (workspace_id, account_id, platform, name)
OVERRIDING SYSTEM VALUE
SELECT workspace_id, account_id, platform, name
FROM set_aside_accounts
WHERE workspace_id = :workspace_id AND account_id = ANY (:account_ids)
ON CONFLICT DO NOTHING
