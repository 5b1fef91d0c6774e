-- Locks leases, so that nobody else ends attempts under them. Lives on the primary key.
select nonce from {schema}.lease where nonce = any (?::bigint[]) order by nonce for update
