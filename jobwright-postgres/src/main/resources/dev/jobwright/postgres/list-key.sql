-- As list-all, of a key. Lives on job_key.
select seq, id from {schema}.job
where lane = any(?::int[]) and seq {beyond} ? and key = ?
limit ?
