-- Counts one job of a lane from one state to another.
insert into {schema}.counter_delta (n, lane, from_state, to_state) values (1, ?, ?, ?)
