-- What was taken from the living instance of a uid since it was told last: seq, attempt, nonce. To be asked after the renewal,
-- in a statement of its own: one that began before would not see what was taken while the renewal waited. Lives on
-- instance_alive and the primary key.
delete from {schema}.revocation r using {schema}.instance i
where i.uid = ? and i.ended_at is null and r.instance = i.instance
returning r.seq, r.attempt, r.nonce
