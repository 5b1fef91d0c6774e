-- Why an attempt failed.
insert into failure (seq, attempt, reason, type, message, stack) values (?1, ?2, ?3, ?4, ?5, ?6)
