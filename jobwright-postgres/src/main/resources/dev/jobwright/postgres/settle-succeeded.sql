-- Records successes of attempts that this store claimed and nobody in it has ended: the fence is that the lease is there and
-- does not list the job as revoked. Leases of which nothing is left go. Answers how many were accepted.
-- The lock on a lease waits for whoever is revoking jobs of it, and then sees the new list. Lives on primary keys.
with given as materialized (
  select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::int[], ?::text[])
    as g(seq, attempt, nonce, took, run, lane, result)
), fence as materialized (
  select nonce, instance, revoked from {schema}.lease where nonce = any (?::bigint[]) order by nonce for share
), accepted as materialized (
  select g.*, f.instance from given g join fence f using (nonce) where f.revoked is null or g.seq <> all (f.revoked)
), ended as (
  insert into {schema}.outcome (seq, attempt, finished_at, nonce, took, run, instance, state, attempt_end, result)
  select a.seq, a.attempt, c.now, a.nonce, a.took, a.run, a.instance, 7, 1, a.result
  from (select {now} as now offset 0) c cross join accepted a
  on conflict (seq) do nothing
  returning seq
), total as materialized (
  select (select count(*) from accepted) as accepted, (select count(*) from ended) as ended
), counted as (
  insert into {schema}.counter_delta (n, lane, from_state, to_state)
  select count(*), lane, 6, 7 from accepted where (select accepted = ended from total) group by lane
  union all
  select count(*), j.lane, 6, 7
  from ended e cross join lateral (select j.lane from {schema}.job j where j.seq = e.seq offset 0) j
  where (select accepted <> ended from total) group by j.lane
), over as (
  delete from {schema}.lease where nonce = any (?::bigint[])
)
select ended from total
