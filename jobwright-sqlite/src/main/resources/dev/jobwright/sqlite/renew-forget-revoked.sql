-- Forgets the attempts that the instance was told of.
delete from revocation where instance = ?1
