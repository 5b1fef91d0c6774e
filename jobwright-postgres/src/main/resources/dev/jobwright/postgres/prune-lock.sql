-- Locks the leases that name jobs of an array, which are those of claimed sets of which something still runs: before their
-- outcomes, as settlements do. Lives on primary keys.
select l.nonce from {schema}.lease l
where l.nonce = any (array(
  select o.nonce from {schema}.outcome o where o.seq = any (?::bigint[]) and o.nonce is not null
  union
  select a.nonce from {schema}.attempt a where a.seq = any (?::bigint[])))
order by l.nonce for update
