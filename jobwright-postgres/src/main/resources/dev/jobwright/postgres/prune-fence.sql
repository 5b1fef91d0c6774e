-- Locks how the jobs in an array have ended: seq, state, finished_at. Lives on the primary key.
select seq, state, finished_at from {schema}.outcome where seq = any (?::bigint[]) order by seq for update
