-- Makes a job that was available wait, held: seq, attempt, lane, run, state, reason.
insert into {schema}.waiting (seq, attempt, lane, run, state, pending, retrying, held_reason) values (?, ?, ?, ?, ?, 0, false, ?)
