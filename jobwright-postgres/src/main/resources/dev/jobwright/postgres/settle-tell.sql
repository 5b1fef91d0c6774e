-- Remembers, to tell their instances with their next renewal, that attempts (seq, attempt, nonce) were taken from them.
insert into {schema}.revocation (instance, seq, attempt, nonce)
select l.instance, q.seq, q.attempt, q.nonce
from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as q(seq, attempt, nonce)
join {schema}.lease l using (nonce) join {schema}.instance i using (instance)
where i.ended_at is null
on conflict do nothing
