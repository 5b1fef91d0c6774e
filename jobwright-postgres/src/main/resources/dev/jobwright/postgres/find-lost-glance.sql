-- Whether leases have run out, and when the next of the others does unless it is renewed: null when there is none.
-- Reads all leases, one row for each claimed set.
select coalesce(bool_or(l.over), false), min(l.until) filter (where not l.over)
from (
  select greatest(l.alive_until, i.alive_until) as until,
    i.ended_at is not null or greatest(l.alive_until, i.alive_until) < {now} as over
  from {schema}.lease l cross join lateral (select * from {schema}.instance i where i.instance = l.instance offset 0) i) l
