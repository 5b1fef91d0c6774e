-- Instances that run something and have renewed in time: uid. Their locks may tell more. Walks running, which is small.
select distinct i.uid
from running r join lease l on l.nonce = r.nonce join instance i on i.instance = l.instance
where iif(i.ended_at is null, max(i.alive_until, l.alive_until), 0) >= {now}
