-- The rare transitions of a job, first to last: at, verb, from_state, to_state, actor, reason. Lives on job_event_seq.
select at, verb, from_state, to_state, actor, reason from job_event where seq = ?1 order by event
