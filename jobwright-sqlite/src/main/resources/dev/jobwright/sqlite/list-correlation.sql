-- As list-all, of the correlation ?4. Lives on job_correlation.
select seq from job
where correlation = ?4 and seq {beyond} ?2 and lane in (select value from json_each(?1))
order by seq {order} limit ?3
