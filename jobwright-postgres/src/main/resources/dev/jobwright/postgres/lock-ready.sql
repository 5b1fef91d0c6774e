-- Locks a row of ready (lane, nprio, due, seq). Lives on the primary key.
select seq from {schema}.ready where lane = ? and nprio = ?::smallint and due = ? and seq = ? for update
