-- Removes leases of which nothing is left. Lives on the primary key.
delete from {schema}.lease where nonce = any (?::bigint[])
