-- Forgets the start deadlines of those of some jobs for which they no longer count: which do not wait, or were started.
-- In a statement after promote-expire, so that a job that moved meanwhile is seen where it is. Lives on primary keys.
delete from {schema}.start_deadline d using unnest(?::bigint[]) as l(seq) join {schema}.job j using (seq)
where d.seq = j.seq and d.start_by = j.start_by
  and not exists (select from {schema}.waiting w where w.seq = j.seq and w.attempt = 0 and w.run = 1)
  and not exists (select from {schema}.ready r
    where r.lane = j.lane and r.nprio = j.nprio and r.due = j.due and r.seq = j.seq and r.start_by is not null)
