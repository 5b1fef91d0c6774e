-- Records the rescues of jobs (seq, state that they went to).
insert into {schema}.job_event (seq, at, from_state, to_state, verb, actor, reason)
select r.seq, c.now, 6, r.state, 'rescue', 'rescuer', 'the lease of its worker ran out'
from (select {now} as now offset 0) c cross join unnest(?::bigint[], ?::smallint[]) as r(seq, state)
