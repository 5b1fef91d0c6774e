-- Keeps the attempt that ended a job whose next run begins.
insert into attempt (seq, attempt, run, attempt_end, nonce, instance, finished_at, took, result)
select seq, attempt, run, attempt_end, nonce, instance, finished_at, took, result
from outcome where seq = ?1 and attempt_end is not null
