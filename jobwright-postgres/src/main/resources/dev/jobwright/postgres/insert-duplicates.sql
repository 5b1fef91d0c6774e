-- The jobs that have these ids, or else these keys: one row for each question, in order; null when there is none.
-- Lives on job_id and job_key.
select coalesce((select j.id from {schema}.job j where j.id = q.id), (select j.id from {schema}.job j where j.key = q.key))
from unnest(?::uuid[], ?::text[]) with ordinality as q(id, key, no)
order by q.no
