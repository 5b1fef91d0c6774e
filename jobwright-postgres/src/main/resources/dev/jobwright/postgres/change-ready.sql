-- Makes a job available at its old place (attempt, attempt, run, run, seq). Lives on the primary key.
insert into {schema}.ready (due, seq, attempt, start_by, lane, run, nprio)
select j.due, j.seq, p.attempt, case when p.attempt = 0 and p.run = 1 then j.start_by end, j.lane, p.run, j.nprio
from {schema}.job j cross join (select ?::bigint as attempt, ?::int as run) p where j.seq = ?
