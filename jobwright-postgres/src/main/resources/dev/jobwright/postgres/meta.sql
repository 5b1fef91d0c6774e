-- A property of the schema. Lives on the primary key.
select value from {schema}.meta where name = ?
