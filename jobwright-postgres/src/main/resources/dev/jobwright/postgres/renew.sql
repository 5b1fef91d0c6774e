-- Renews the leases of the instance of a uid, and makes it known if need be (uid, worker, lease time). Waits for rescues
-- that look at it just now. Lives on instance_alive.
insert into {schema}.instance as i (uid, worker, started_at, alive_until)
select a.uid, a.worker, a.now, a.now + a.lease_time
from (select ?::bigint as uid, ?::text as worker, ?::bigint as lease_time, {now} as now) a
on conflict (uid) where ended_at is null do update set alive_until = excluded.alive_until
