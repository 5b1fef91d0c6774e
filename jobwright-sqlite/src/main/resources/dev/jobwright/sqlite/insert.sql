-- Inserts a job's body; changes no row when its id or key is taken. SQLite gives seq: the largest plus one.
insert into job (id, lane, nprio, due, policy, enqueued_at, args, start_by, key, correlation, headers)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
on conflict do nothing
