-- Begins the next run of a job (seq, run): its limits start again. Lives on the primary key.
insert into {schema}.tally as t (seq, run, failures, losses, releases, snoozes) values (?, ?, 0, 0, 0, 0)
on conflict (seq) do update set run = excluded.run, failures = 0, losses = 0, releases = 0, snoozes = 0
