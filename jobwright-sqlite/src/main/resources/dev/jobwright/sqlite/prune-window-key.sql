-- As prune-window, of the key ?2, ended or not. Lives on job_key.
select seq from job where key = ?2 and seq > ?1 limit ?3
