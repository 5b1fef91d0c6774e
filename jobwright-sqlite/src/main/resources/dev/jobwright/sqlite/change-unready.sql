-- Takes one job away from ready. Lives on the primary key.
delete from ready where lane = ?1 and nprio = ?2 and due = ?3 and seq = ?4
