-- How attempts have ended that were ended under a lease: for each question (seq, attempt, nonce) the end and the result, null
-- when not. In order. Lives on primary keys.
select e.attempt_end, e.result
from unnest(?::bigint[], ?::bigint[], ?::bigint[]) with ordinality as q(seq, attempt, nonce, no)
left join lateral (
  select a.attempt_end, a.result from {schema}.attempt a
  where a.seq = q.seq and a.attempt = q.attempt and a.nonce = q.nonce
  union all
  select o.attempt_end, o.result from {schema}.outcome o
  where o.seq = q.seq and o.attempt = q.attempt and o.nonce = q.nonce and o.attempt_end is not null
) e on true
order by q.no
