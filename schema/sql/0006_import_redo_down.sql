DROP INDEX audit_trail_by_moment, imports_by_moment, posts_by_number;

DROP TABLE set_aside_accounts, set_aside_posts, set_aside_account_snapshots, set_aside_snapshots,
    set_aside_facts;

ALTER TABLE post_identities
    DROP CONSTRAINT post_identities_workspace_id_content_id_post_id_fkey,
    ADD FOREIGN KEY (workspace_id, content_id, post_id) REFERENCES posts ON DELETE CASCADE;

DROP INDEX post_facts_of_work;
ALTER TABLE post_facts DROP COLUMN work, DROP COLUMN account_id;

ALTER TABLE imports
    DROP COLUMN label,
    DROP COLUMN account_ids,
    DROP COLUMN currency,
    DROP COLUMN answers,
    DROP COLUMN rejected,
    DROP COLUMN figures,
    DROP COLUMN new_posts,
    DROP COLUMN known_posts,
    DROP COLUMN days_changed,
    DROP COLUMN rows_new,
    DROP COLUMN rows_changed,
    DROP COLUMN first_changed,
    DROP COLUMN last_changed;
