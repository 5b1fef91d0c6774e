-- Takes a job away from waiting. Lives on the primary key.
delete from {schema}.waiting where seq = ?
