-- Takes one job away from waiting.
delete from waiting where seq = ?1
