DROP TABLE account_snapshots, engagement_snapshots, post_facts, imports;
