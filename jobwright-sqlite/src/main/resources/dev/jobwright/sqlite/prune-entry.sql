-- Begins the entry of a prune, once.
insert into prune (id, at, namespace, filter, finished_before, jobs, actor) values (?1, ?2, ?3, ?4, ?5, 0, ?6)
on conflict do nothing
