-- Locks leases against those who take attempts from them, and nobody else. Lives on the primary key.
select nonce from {schema}.lease where nonce = any (?::bigint[]) order by nonce for key share
