-- The attempts of an instance that somebody else ended: seq, attempt, nonce. Lives on the primary key.
select seq, attempt, nonce from revocation where instance = ?1 order by seq, attempt
