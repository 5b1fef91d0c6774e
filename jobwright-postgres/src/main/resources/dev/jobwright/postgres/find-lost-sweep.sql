-- Removes leases that have run out and of which nothing runs any more. Reads all leases.
delete from {schema}.lease where nonce in (
  select l.nonce from {schema}.lease l join {schema}.instance i using (instance)
  where (i.ended_at is not null or greatest(l.alive_until, i.alive_until) < {now})
    and not exists (
      select from unnest(l.seqs, l.attempts) as u(seq, attempt)
      where (l.revoked is null or u.seq <> all (l.revoked))
        and not exists (select from {schema}.outcome o where o.seq = u.seq and o.attempt = coalesce(u.attempt, 1))
        and not exists (select from {schema}.attempt a where a.seq = u.seq and a.attempt = coalesce(u.attempt, 1)))
  for update of l skip locked)
