-- How the jobs in the array have ended: seq, state, finished_at. Lives on the primary key.
select seq, state, finished_at from outcome where seq in (select value from json_each(?1))
