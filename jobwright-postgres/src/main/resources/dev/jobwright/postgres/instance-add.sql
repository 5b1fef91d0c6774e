-- Makes an instance (uid, worker) known, unless it is.
insert into {schema}.instance (uid, worker, started_at, alive_until) values (?, ?, {now}, 0)
on conflict (uid) where ended_at is null do nothing
