-- The next so many jobs that have ended, behind a seq: seq. Lives on the primary key.
select seq from {schema}.outcome where seq > ? order by seq limit ?
