-- Records a rare transition.
insert into job_event (seq, at, verb, from_state, to_state, actor, reason) values (?2, {now}, ?3, ?4, ?5, ?6, ?7)
