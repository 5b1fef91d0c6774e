-- The latest so many prunes of a namespace, latest first: id, at, namespace, filter, finished_before, jobs, actor.
-- Walks the primary key.
select id, at, namespace, filter, finished_before, jobs, actor from {schema}.prune
where namespace = ? order by prune desc limit ?
