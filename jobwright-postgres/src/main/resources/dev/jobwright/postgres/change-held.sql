-- Sets state and held_reason of a waiting job. Lives on the primary key.
update {schema}.waiting set state = ?, held_reason = ? where seq = ?
