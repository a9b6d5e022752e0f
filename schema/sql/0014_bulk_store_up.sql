-- How many days of each window are known, so that windows move by the days at their edges. NULL: the
-- windows are to be added up anew, which the next import does.
ALTER TABLE content_stats
    ADD views_7d_days integer,
    ADD views_7d_before_days integer,
    ADD views_28d_days integer,
    ADD views_28d_before_days integer,
    ADD views_90d_days integer,
    ADD views_90d_before_days integer,
    ADD engagements_7d_days integer,
    ADD engagements_7d_before_days integer,
    ADD engagements_28d_days integer,
    ADD engagements_28d_before_days integer,
    ADD engagements_90d_days integer,
    ADD engagements_90d_before_days integer;
