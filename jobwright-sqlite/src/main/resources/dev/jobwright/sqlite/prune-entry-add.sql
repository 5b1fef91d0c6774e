-- Adds ?1 jobs to the entry of a prune. Lives on its unique id.
update prune set jobs = jobs + ?1 where id = ?2
