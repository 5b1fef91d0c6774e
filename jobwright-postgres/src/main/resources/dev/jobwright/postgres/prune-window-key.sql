-- As prune-window, of a key, ended or not. Lives on job_key.
select seq from {schema}.job where seq > ? and key = ? limit ?
