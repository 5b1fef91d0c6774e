-- The newest job and the newest event. The ends of primary keys.
select (select max(seq) from job), (select max(event) from job_event)
