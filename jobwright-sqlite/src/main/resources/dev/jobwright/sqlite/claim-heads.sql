-- The first ?2 jobs of a lane, in the order of claims: nprio, due, seq. The head of the primary key of ready.
select nprio, due, seq from ready where lane = ?1 order by nprio, due, seq limit ?2
