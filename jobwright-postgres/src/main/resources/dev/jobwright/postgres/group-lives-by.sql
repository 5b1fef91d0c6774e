-- Whether the job is there and has not ended. Lives on primary keys.
select 1 from {schema}.job j where j.seq = ? and not exists (select from {schema}.outcome o where o.seq = j.seq)
