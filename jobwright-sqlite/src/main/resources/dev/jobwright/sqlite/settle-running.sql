-- The running attempts from seq ?1 to ?2: seq, attempt, nonce, lane. Lives on the primary key.
select seq, attempt, nonce, lane from running where seq between ?1 and ?2 order by seq
