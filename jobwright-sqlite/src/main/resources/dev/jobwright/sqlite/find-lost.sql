-- Running attempts whose lease has run out, the longest first. Walks running, which is small.
select r.seq, r.attempt, r.nonce, r.lane, j.id, j.policy, i.worker, l.claimed_at,
  coalesce(t.run, 1), coalesce(t.failures, 0), coalesce(t.losses, 0), coalesce(t.releases, 0), coalesce(t.snoozes, 0)
from running r
join lease l on l.nonce = r.nonce
join instance i on i.instance = l.instance
join job j on j.seq = r.seq
left join tally t on t.seq = r.seq
where iif(i.ended_at is null, max(i.alive_until, l.alive_until), 0) < {now}
order by iif(i.ended_at is null, max(i.alive_until, l.alive_until), 0), l.claimed_at, r.seq
limit ?2
