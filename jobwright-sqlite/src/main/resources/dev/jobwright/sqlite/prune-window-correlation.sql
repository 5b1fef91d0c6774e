-- As prune-window, of the correlation ?2, with those that have not ended. Lives on job_correlation.
select seq from job where correlation = ?2 and seq > ?1 order by seq limit ?3
