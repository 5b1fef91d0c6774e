-- How an attempt ended that is no longer running: attempt_end, result. Lives on the primary keys.
select attempt_end, result from ended_attempt where seq = ?1 and attempt = ?2 and nonce = ?3
