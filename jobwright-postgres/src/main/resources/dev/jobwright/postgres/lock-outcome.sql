-- Locks the outcome row of a job. Lives on the primary key.
select seq from {schema}.outcome where seq = ? for update
