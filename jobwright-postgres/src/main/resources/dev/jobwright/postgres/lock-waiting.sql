-- Locks the waiting row of a job. Lives on the primary key.
select seq from {schema}.waiting where seq = ? for update
