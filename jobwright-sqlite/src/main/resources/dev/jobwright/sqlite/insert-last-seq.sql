-- The largest seq given so far; no row in an empty store. The end of the primary key.
select max(seq) from job
