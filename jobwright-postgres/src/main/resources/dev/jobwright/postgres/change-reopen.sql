-- Takes away how a job ended; an attempt that ended it moves to the others. Lives on the primary key.
with gone as (
  delete from {schema}.outcome where seq = ? returning *
)
insert into {schema}.attempt (seq, attempt, finished_at, nonce, took, run, instance, attempt_end, result)
select seq, attempt, finished_at, nonce, took, run, instance, attempt_end, result from gone where attempt_end is not null
