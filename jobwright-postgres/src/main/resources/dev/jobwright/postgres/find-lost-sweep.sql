-- Removes leases that have run out and of which nothing runs any more. Reads all leases.
delete from {schema}.lease where nonce = any (array(
  select l.nonce
  from {schema}.lease l cross join lateral (select * from {schema}.instance i where i.instance = l.instance offset 0) i
  where (i.ended_at is not null or greatest(l.alive_until, i.alive_until) < {now})
    and not exists (
      select from unnest(l.seqs, l.attempts) as u(seq, attempt)
      where (l.revoked is null or u.seq <> all (l.revoked))
        and not exists (select from {schema}.outcome o where o.seq = u.seq and o.attempt = coalesce(u.attempt, 1) offset 0)
        and not exists (select from {schema}.attempt a where a.seq = u.seq and a.attempt = coalesce(u.attempt, 1) offset 0))
  for update of l skip locked))
