-- The lease of a claimed set.
insert into lease (nonce, instance, claimed_at) values (?1, ?2, ?3)
