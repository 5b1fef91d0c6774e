-- The newest job and the newest event. The ends of primary keys.
select (select max(seq) from {schema}.job), (select max(event) from {schema}.job_event)
