-- Puts a job behind a gate.
insert into waiting (seq, state, wake_at, held_reason, pending, retrying, attempt) values (?1, ?2, ?3, ?4, 0, ?5, ?6)
