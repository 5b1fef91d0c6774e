-- Running attempts whose leases have run out, at most so many: seq, attempt, nonce, run, failures, losses, releases, snoozes,
-- id, lane, policy, worker, claimed_at. Reads all leases, one row for each claimed set.
with over as materialized (
  select l.nonce, l.claimed_at, l.seqs, l.attempts, l.revoked, i.worker
  from {schema}.lease l cross join lateral (select * from {schema}.instance i where i.instance = l.instance offset 0) i
  where i.ended_at is not null or greatest(l.alive_until, i.alive_until) < {now}
)
select m.seq, m.attempt, m.nonce, coalesce(t.run, 1), coalesce(t.failures, 0), coalesce(t.losses, 0), coalesce(t.releases, 0),
  coalesce(t.snoozes, 0), j.id, j.lane, j.policy, m.worker, m.claimed_at
from (
  select o.nonce, o.claimed_at, o.worker, u.seq, coalesce(u.attempt, 1) as attempt
  from over o cross join lateral unnest(o.seqs, o.attempts) as u(seq, attempt)
  where o.revoked is null or u.seq <> all (o.revoked)) m
cross join lateral (select * from {schema}.job j where j.seq = m.seq offset 0) j
left join lateral (select * from {schema}.tally t where t.seq = m.seq offset 0) t on true
where not exists (select from {schema}.outcome o where o.seq = m.seq and o.attempt = m.attempt offset 0)
  and not exists (select from {schema}.attempt a where a.seq = m.seq and a.attempt = m.attempt offset 0)
limit ?
