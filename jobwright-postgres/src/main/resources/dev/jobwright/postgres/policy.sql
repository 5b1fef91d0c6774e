-- The text of a policy. Lives on the primary key.
select document from {schema}.policy where policy = ?
