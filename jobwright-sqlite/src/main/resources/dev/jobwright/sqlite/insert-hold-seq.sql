-- Stands in the way of seq ?1, which was given before, until the transaction has inserted its jobs.
insert into job (seq, id, lane, nprio, due, policy, enqueued_at, args) values (?1, zeroblob(1), 0, 0, 0, 0, 0, '')
