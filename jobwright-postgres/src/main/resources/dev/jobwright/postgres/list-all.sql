-- Jobs of any state in the lanes of an array, beyond a seq, so many: seq, id. Walks the primary key.
select seq, id from {schema}.job
where lane = any(?::int[]) and seq {beyond} ?
order by seq {order} limit ?
