-- Begins the entry of a prune (id, at, namespace, filter, finished_before, actor), once.
insert into {schema}.prune (id, at, namespace, filter, finished_before, jobs, actor)
select p.id, p.at, p.namespace, p.filter, p.finished_before, 0, p.actor
from (select ?::text as id, ?::bigint as at, ?::text as namespace, ?::text as filter, ?::bigint as finished_before, ?::text as actor) p
on conflict (id) do nothing
