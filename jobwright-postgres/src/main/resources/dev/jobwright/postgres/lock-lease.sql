-- Locks a lease. Lives on the primary key.
select nonce from {schema}.lease where nonce = ? for update
