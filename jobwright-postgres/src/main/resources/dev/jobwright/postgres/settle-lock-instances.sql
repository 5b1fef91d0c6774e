-- Keeps the instances of these leases from renewing while it is decided whether their time is over.
select i.instance from {schema}.instance i
where i.instance in (select l.instance from {schema}.lease l where l.nonce = any (?::bigint[]))
order by i.instance for share
