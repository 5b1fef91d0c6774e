-- Deletes the rows of job_event of the jobs in the array. Lives on job_event_seq.
delete from job_event where seq in (select value from json_each(?1))
