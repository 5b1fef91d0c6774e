-- A repeated claim lets its lease last until ?2. Lives on the primary key.
update lease set alive_until = ?2 where nonce = ?1
