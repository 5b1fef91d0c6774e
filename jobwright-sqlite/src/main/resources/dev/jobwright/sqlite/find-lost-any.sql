-- Whether a lease has run out or its instance has ended. Walks lease, which is small.
select 1 from lease l join instance i on i.instance = l.instance where i.alive_until < {now} limit 1
