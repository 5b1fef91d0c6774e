-- Whether the attempt is running under that nonce. Lives on the primary key.
select 1 from running where seq = ?1 and attempt = ?2 and nonce = ?3
