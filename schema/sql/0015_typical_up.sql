-- The posts of an account around one of them, in order of publication; begins as the index it
-- replaces did.
CREATE INDEX posts_of_account_by_publication ON posts (workspace_id, account_id, published_at);
DROP INDEX posts_of_account;
