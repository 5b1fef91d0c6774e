-- What still runs of the set that was claimed under a nonce: the columns of claim, and claimed_at. Lives on primary keys.
select c.seq, c.attempt - 1, coalesce(t.run, 1) - 1, j.lane, j.nprio, j.due - j.enqueued_at, j.policy, j.enqueued_at,
  j.args, j.key, j.correlation, j.headers, j.id, array[t.failures, t.losses, t.releases, t.snoozes], c.claimed_at
from (
  select l.claimed_at, u.seq, coalesce(u.attempt, 1) as attempt
  from {schema}.lease l cross join lateral unnest(l.seqs, l.attempts) as u(seq, attempt)
  where l.nonce = ? and (l.revoked is null or u.seq <> all (l.revoked))) c
cross join lateral (select * from {schema}.job j where j.seq = c.seq offset 0) j
left join lateral (select * from {schema}.tally t where t.seq = c.seq offset 0) t on true
where not exists (select from {schema}.outcome o where o.seq = c.seq and o.attempt = c.attempt offset 0)
  and not exists (select from {schema}.attempt a where a.seq = c.seq and a.attempt = c.attempt offset 0)
