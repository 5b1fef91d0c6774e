-- Makes a job available again, at its old place. Lives on the primary key of job.
insert into ready (lane, nprio, due, seq, attempt, run)
select lane, nprio, due, seq, ?2, ?3 from job where seq = ?1
