-- Makes those of the jobs from seq ?1 to ?2 available that do not wait, all at once. Walks the primary key of job.
insert into ready (lane, nprio, due, seq, attempt, run)
select lane, nprio, due, seq, 0, 1 from job
where seq between ?1 and ?2 and not exists (select 1 from waiting where waiting.seq = job.seq)
