-- Records a rare transition: seq, from_state, to_state, verb, actor, reason.
insert into {schema}.job_event (seq, at, from_state, to_state, verb, actor, reason)
select p.seq, {now}, p.from_state, p.to_state, p.verb, p.actor, p.reason
from (select ?::bigint as seq, ?::smallint as from_state, ?::smallint as to_state, ?::text as verb, ?::text as actor, ?::text as reason) p
