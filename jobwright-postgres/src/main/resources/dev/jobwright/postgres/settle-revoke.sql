-- Lists jobs as revoked in the leases that they ran under: (seq, nonce) pairs. A lease with all its jobs listed goes.
-- Lives on the primary key.
with given as (
  select nonce, array_agg(seq) as seqs from unnest(?::bigint[], ?::bigint[]) as g(seq, nonce) group by nonce
), over as (
  delete from {schema}.lease l using given g
  where l.nonce = g.nonce and cardinality(l.seqs) = coalesce(cardinality(l.revoked), 0) + cardinality(g.seqs)
)
update {schema}.lease l set revoked = coalesce(l.revoked, '{}') || g.seqs from given g
where l.nonce = g.nonce and cardinality(l.seqs) > coalesce(cardinality(l.revoked), 0) + cardinality(g.seqs)
