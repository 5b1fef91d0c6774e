-- Remembers, to tell their instances with their next renewal, that attempts (seq, attempt, nonce) were taken from them.
insert into {schema}.revocation (instance, seq, attempt, nonce)
select l.instance, q.seq, q.attempt, q.nonce
from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as q(seq, attempt, nonce)
cross join lateral (select l.instance from {schema}.lease l where l.nonce = q.nonce offset 0) l
cross join lateral (select i.ended_at from {schema}.instance i where i.instance = l.instance offset 0) i
where i.ended_at is null
on conflict do nothing
