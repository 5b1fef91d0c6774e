-- Instances that run something and have renewed in time: uid. Their locks may tell more. Walks running, which is small.
select distinct i.uid
from running r join lease l on l.nonce = r.nonce join instance i on i.instance = l.instance
where i.alive_until >= {now}
