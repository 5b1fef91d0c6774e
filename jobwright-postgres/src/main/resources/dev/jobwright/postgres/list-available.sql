-- As list-all, of available jobs. Walks the chunks of the lanes, on the primary key of ready; the bodies of the page are
-- looked up.
select a.seq, j.id
from (
  select member.seq from {schema}.ready r
  cross join lateral unnest(coalesce(r.seqs, array[r.seq])) as member (seq)
  where r.lane = any(?::int[]) and member.seq {beyond} ?
  order by member.seq {order} limit ?) a
cross join lateral (select id from {schema}.job where job.seq = a.seq limit 1) j
order by a.seq {order}
