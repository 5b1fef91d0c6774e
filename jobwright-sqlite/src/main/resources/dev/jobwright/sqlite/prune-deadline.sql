-- Deletes the start deadlines of the jobs in the array, before the jobs. Lives on primary keys.
delete from start_deadline where (start_by, seq) in (
  select start_by, seq from job where seq in (select value from json_each(?1)) and start_by is not null)
