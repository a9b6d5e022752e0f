CREATE INDEX posts_of_account ON posts (workspace_id, account_id);
DROP INDEX posts_of_account_by_publication;
