-- As list-all, of a correlation. Lives on job_correlation.
select seq, id from {schema}.job
where lane = any(?::int[]) and seq {beyond} ? and correlation = ?
order by seq {order} limit ?
