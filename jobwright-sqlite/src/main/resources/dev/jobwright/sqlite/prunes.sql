-- The latest ?2 prunes of a namespace, latest first: id, at, namespace, filter, finished_before, jobs, actor.
-- Walks the primary key.
select id, at, namespace, filter, finished_before, jobs, actor from prune
where namespace = ?1 order by prune desc limit ?2
