-- Takes one running attempt. Lives on the primary key.
delete from running where seq = ?1 and attempt = ?2 and nonce = ?3
