-- The rare transitions of the job of an id, first to last: at, verb, from_state, to_state, actor, reason.
-- Lives on job_id and job_event_seq.
select at, verb, from_state, to_state, actor, reason from {schema}.job_event
where seq = (select seq from {schema}.job where id = ?)
order by event
