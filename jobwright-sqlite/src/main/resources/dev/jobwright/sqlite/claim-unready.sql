-- Takes the jobs of a lane up to (nprio ?2, due ?3, seq ?4) away from ready. The head of its primary key.
delete from ready where lane = ?1 and (nprio, due, seq) <= (?2, ?3, ?4)
