-- The lease of that nonce: its instance, until when it lasts, and whether the instance has not ended.
select l.instance, iif(i.ended_at is null, max(i.alive_until, l.alive_until), 0), i.ended_at is null
from lease l join instance i on i.instance = l.instance where l.nonce = ?1
