-- Writes what a job has used up.
insert into tally (seq, run, failures, losses, releases, snoozes) values (?1, ?2, ?3, ?4, ?5, ?6)
on conflict (seq) do update set run = excluded.run, failures = excluded.failures, losses = excluded.losses,
  releases = excluded.releases, snoozes = excluded.snoozes
