-- Records that a running job was cancelled (seq, attempt, run, state, end, nonce), which ends its attempt. Its lease is locked.
insert into {schema}.outcome (seq, attempt, finished_at, nonce, took, run, instance, state, attempt_end)
select p.seq, p.attempt, {now}, l.nonce, 0, p.run, l.instance, p.state, p.attempt_end
from (select ?::bigint as seq, ?::bigint as attempt, ?::int as run, ?::smallint as state, ?::smallint as attempt_end) p
join {schema}.lease l on l.nonce = ?
