-- A claim that is repeated starts its lease anew: now + the lease time. Lives on the primary key.
update {schema}.lease set alive_until = {now} + ? where nonce = ?
