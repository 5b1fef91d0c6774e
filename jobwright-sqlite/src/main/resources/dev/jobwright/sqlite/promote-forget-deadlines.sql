-- Forgets start deadlines up to (start_by ?1, seq ?2). The head of the primary key.
delete from start_deadline where (start_by, seq) <= (?1, ?2)
