-- When the lease of that nonce was granted, if there is one. Lives on the primary key.
select claimed_at from lease where nonce = ?1
