-- When the next lease of something that runs ends. Walks running, which is small.
select min(iif(i.ended_at is null, max(i.alive_until, l.alive_until), 0))
from running r join lease l on l.nonce = r.nonce join instance i on i.instance = l.instance
where iif(i.ended_at is null, max(i.alive_until, l.alive_until), 0) >= {now}
