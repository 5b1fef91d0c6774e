-- Lists jobs of an array as revoked in the leases that still name them: without their outcomes they would seem to run.
-- The leases are locked. Lives on primary keys.
with ended as materialized (
  select o.seq, o.nonce from {schema}.outcome o where o.seq = any (?::bigint[]) and o.nonce is not null
  union
  select a.seq, a.nonce from {schema}.attempt a where a.seq = any (?::bigint[])
), named as materialized (
  select l.nonce, array_agg(e.seq) as seqs
  from ended e
  cross join lateral (select l.nonce, l.revoked from {schema}.lease l where l.nonce = e.nonce offset 0) l
  where l.revoked is null or e.seq <> all (l.revoked)
  group by l.nonce
)
update {schema}.lease l set revoked = coalesce(l.revoked, '{}') || n.seqs from named n where l.nonce = n.nonce
