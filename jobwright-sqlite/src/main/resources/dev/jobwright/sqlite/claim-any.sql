-- Whether a lane has a job to claim. The head of the primary key of ready.
select 1 from ready where lane = ?1 limit 1
