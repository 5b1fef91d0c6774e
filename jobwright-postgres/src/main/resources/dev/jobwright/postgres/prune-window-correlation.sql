-- As prune-window, of a correlation, with those that have not ended. Lives on job_correlation.
select seq from {schema}.job where seq > ? and correlation = ? order by seq limit ?
