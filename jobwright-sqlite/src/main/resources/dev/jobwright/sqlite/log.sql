-- The log of a job behind an attempt and number, of attempts up to one: attempt, number, stream, at, text.
-- Lives on the primary key.
select attempt, number, stream, at, text from log
where seq = ?1 and (attempt, number) > (?2, ?3) and attempt <= ?4
order by attempt, number limit ?5
