-- Which attempts are still running: for each question (seq, attempt, nonce) 1 when it is, 2 when its lease has run out, 0 when
-- the attempt has ended or never was. In order. To be asked after the leases were locked. Lives on primary keys.
with fence as materialized (
  select l.*, i.ended_at is not null or greatest(l.alive_until, i.alive_until) < {now} as over
  from {schema}.lease l cross join lateral (select * from {schema}.instance i where i.instance = l.instance offset 0) i
  where l.nonce = any (?::bigint[])
), member as materialized (
  select f.nonce, f.over, u.seq, coalesce(u.attempt, 1) as attempt
  from fence f cross join lateral unnest(f.seqs, f.attempts) as u(seq, attempt)
  where f.revoked is null or u.seq <> all (f.revoked)
)
select case
    when m.seq is null then 0
    when exists (select from {schema}.outcome o where o.seq = m.seq and o.attempt = m.attempt) then 0
    when exists (select from {schema}.attempt a where a.seq = m.seq and a.attempt = m.attempt) then 0
    when m.over then 2
    else 1 end
from unnest(?::bigint[], ?::bigint[], ?::bigint[]) with ordinality as q(seq, attempt, nonce, no)
left join member m on m.seq = q.seq and m.attempt = q.attempt and m.nonce = q.nonce
order by q.no
