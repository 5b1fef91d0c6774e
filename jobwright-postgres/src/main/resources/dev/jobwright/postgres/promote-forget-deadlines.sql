-- Forgets the start deadlines of those of some jobs for which they no longer count: which do not wait, or were started.
-- In a statement after promote-expire, so that a job that moved meanwhile is seen where it is. Lives on primary keys.
delete from {schema}.start_deadline where ctid = any (array(
  select d.ctid
  from unnest(?::bigint[]) as l(seq)
    cross join lateral (select * from {schema}.job j where j.seq = l.seq offset 0) j
    cross join lateral (
      select d.ctid from {schema}.start_deadline d where d.start_by = j.start_by and d.seq = j.seq offset 0) d
  where not exists (select from {schema}.waiting w where w.seq = j.seq and w.attempt = 0 and w.run = 1 offset 0)
    and not exists (
      select from {schema}.ready r
      where r.lane = j.lane and r.nprio = j.nprio and r.due = j.due and r.seq = j.seq and r.start_by is not null offset 0)))
