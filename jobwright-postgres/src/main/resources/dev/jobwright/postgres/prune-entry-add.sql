-- Adds jobs to the entry of a prune (jobs, id). Lives on its unique id.
update {schema}.prune set jobs = jobs + ? where id = ?
