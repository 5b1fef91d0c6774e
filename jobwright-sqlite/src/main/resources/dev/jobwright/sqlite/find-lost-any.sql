-- Whether a lease has run out or its instance has ended. Walks lease, which is small.
select 1 from lease l join instance i on i.instance = l.instance where iif(i.ended_at is null, max(i.alive_until, l.alive_until), 0) < {now} limit 1
