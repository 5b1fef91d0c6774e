-- As insert, for a job without start deadline, key, correlation and headers: a third of the values less to pass.
insert into job (id, lane, nprio, due, policy, enqueued_at, args)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
on conflict do nothing
