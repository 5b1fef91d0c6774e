-- Records a rare transition. Its number is new even when a prune has deleted the newest.
insert into job_event (event, seq, at, verb, from_state, to_state, actor, reason)
values (1 + max(coalesce((select max(event) from job_event), 0),
    coalesce((select cast(value as integer) from jobwright_meta where name = 'last_event'), 0)),
  ?2, {now}, ?3, ?4, ?5, ?6, ?7)
