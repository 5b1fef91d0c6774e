-- Ends a job that no attempt ended.
insert into outcome (seq, attempt, run, state, finished_at) values (?2, ?3, ?4, ?5, {now})
