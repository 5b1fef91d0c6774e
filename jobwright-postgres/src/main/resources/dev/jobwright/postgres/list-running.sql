-- As list-all, of running jobs. Walks lease, which is small, and looks up whether its jobs stand elsewhere by now, on
-- primary keys, until the page is full. A job may be in two leases, one of which it has moved on from.
select u.seq, j.id
from (select ?::int[] as lanes) asked
cross join lateral (
  select distinct member.seq from {schema}.lease l
  cross join lateral unnest(l.seqs) as member (seq)
  where member.seq {beyond} ? and (l.revoked is null or member.seq <> all(l.revoked))
  order by member.seq {order} offset 0) u
cross join lateral (
  select * from {schema}.job where job.seq = u.seq and job.lane = any(asked.lanes) limit 1) j
where not exists (select from {schema}.outcome o where o.seq = u.seq offset 0)
  and not exists (select from {schema}.waiting w where w.seq = u.seq offset 0)
  and not exists (
    select from {schema}.ready r
    where r.lane = j.lane and r.nprio = j.nprio and r.due = j.due and r.seq <= u.seq
      and (r.seq = u.seq or u.seq = any(r.seqs))
    offset 0)
order by u.seq {order} limit ?
