-- Records that a job ended that no attempt ended: seq, attempt, run, state.
insert into {schema}.outcome (seq, attempt, finished_at, run, state)
select p.seq, p.attempt, {now}, p.run, p.state from (select ?::bigint as seq, ?::bigint as attempt, ?::int as run, ?::smallint as state) p
