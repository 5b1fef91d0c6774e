-- Makes an instance known, or lets it live on until ?4. Returns its number. Lives on instance_alive.
insert into instance (uid, worker, started_at, alive_until) values (?2, ?3, {now}, ?4)
on conflict (uid) where ended_at is null do update set worker = excluded.worker, alive_until = excluded.alive_until
returning instance
