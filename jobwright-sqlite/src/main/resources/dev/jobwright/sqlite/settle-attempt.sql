-- Ends an attempt whose job goes on.
insert into attempt (seq, attempt, run, attempt_end, nonce, instance, finished_at, took, result)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
