-- When the next lease of something that runs ends. Walks running, which is small.
select min(i.alive_until)
from running r join lease l on l.nonce = r.nonce join instance i on i.instance = l.instance
where i.alive_until >= {now}
