-- Ends a job with an attempt.
insert into outcome (seq, attempt, run, state, finished_at, attempt_end, nonce, instance, took, result)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
