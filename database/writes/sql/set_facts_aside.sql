-- What an import said of posts. `unsettled_posts` then names the posts whose facts are to be
-- looked up anew, some of which nobody speaks of any more.
DROP TABLE IF EXISTS pg_temp.unsettled_posts;

CREATE TEMP TABLE unsettled_posts (post_id bigint PRIMARY KEY) ON COMMIT DROP;

WITH gone AS (
    DELETE FROM post_facts
    WHERE workspace_id = :workspace_id AND import_id = :import_id
    RETURNING workspace_id, import_id, post_id, account_id, work, facts
), unsettled AS (
    INSERT INTO unsettled_posts SELECT post_id FROM gone
)
INSERT INTO set_aside_facts (workspace_id, import_id, post_id, account_id, work, facts)
SELECT * FROM gone;

ANALYZE unsettled_posts
