-- Takes all running attempts from seq ?1 to ?2: used when all of them are settled. Lives on the primary key.
delete from running where seq between ?1 and ?2
