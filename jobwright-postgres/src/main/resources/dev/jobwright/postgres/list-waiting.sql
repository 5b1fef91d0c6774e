-- As list-all, of a waiting state. Walks waiting_state; the bodies of the page are looked up.
select w.seq, j.id
from (
  select seq from {schema}.waiting
  where lane = any(?::int[]) and seq {beyond} ? and state = ?
  order by seq {order} limit ?) w
cross join lateral (select id from {schema}.job where job.seq = w.seq limit 1) j
order by w.seq {order}
