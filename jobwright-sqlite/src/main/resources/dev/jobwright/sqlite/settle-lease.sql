-- The lease of that nonce: its instance, alive_until of it, and whether the instance has not ended.
select l.instance, i.alive_until, i.ended_at is null
from lease l join instance i on i.instance = l.instance where l.nonce = ?1
