DROP TABLE audit_trail, metric_definition_changes, custom_metrics, content_identities, post_identities,
    posts, content, topics, creators, accounts, workspaces;
