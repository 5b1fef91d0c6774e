-- Writes texts to logs (seq, attempt, number, stream, text); one whose number is taken is left out.
insert into {schema}.log (seq, attempt, number, at, stream, text)
select g.seq, g.attempt, g.number, c.now, g.stream, g.text
from (select {now} as now offset 0) c
cross join unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::smallint[], ?::text[]) as g(seq, attempt, number, stream, text)
on conflict (seq, attempt, number) do nothing
