-- Renews the leases of the instance of a uid, and makes it known if need be (uid, worker, lease time), and answers what was
-- taken from it since it was told last: seq, attempt, nonce. Lives on instance_alive and primary keys.
with alive as (
  insert into {schema}.instance as i (uid, worker, started_at, alive_until)
  select a.uid, a.worker, a.now, a.now + a.lease_time
  from (select ?::bigint as uid, ?::text as worker, ?::bigint as lease_time, {now} as now) a
  on conflict (uid) where ended_at is null do update set alive_until = excluded.alive_until
  returning instance
)
delete from {schema}.revocation r using alive where r.instance = alive.instance returning r.seq, r.attempt, r.nonce
