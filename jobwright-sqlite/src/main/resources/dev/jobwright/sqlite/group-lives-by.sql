-- Whether the job is there and has not ended. Lives on primary keys.
select 1 from job j where j.seq = ?1 and not exists (select 1 from outcome o where o.seq = j.seq)
