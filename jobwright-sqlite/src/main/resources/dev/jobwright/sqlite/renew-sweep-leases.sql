-- Removes leases of an instance that were granted before ?2 and of which nothing runs. Walks lease and running: both small.
delete from lease where instance = ?1 and claimed_at < ?2 and nonce not in (select nonce from running)
