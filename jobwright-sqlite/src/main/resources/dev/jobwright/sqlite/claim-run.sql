-- Puts the jobs of a lane up to (nprio ?2, due ?3, seq ?4) under the lease ?5. The head of the primary key of ready.
insert into running (seq, attempt, nonce, lane)
select seq, attempt + 1, ?5, lane from ready
where lane = ?1 and (nprio, due, seq) <= (?2, ?3, ?4)
