-- The lease of a claimed set.
insert into lease (nonce, instance, claimed_at, alive_until) values (?1, ?2, ?3, ?4)
