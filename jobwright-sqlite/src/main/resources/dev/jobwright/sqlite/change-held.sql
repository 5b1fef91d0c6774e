-- Holds a waiting job, or lets it go into state ?2.
update waiting set state = ?2, held_reason = ?3 where seq = ?1
