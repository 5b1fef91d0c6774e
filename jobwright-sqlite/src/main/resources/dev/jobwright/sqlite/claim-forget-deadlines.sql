-- Forgets the start deadlines of the jobs of a lane up to (nprio ?2, due ?3, seq ?4): they start now.
-- The head of the primary key of ready.
delete from start_deadline where (start_by, seq) in (
  select j.start_by, j.seq from ready r cross join job j on j.seq = r.seq
  where r.lane = ?1 and (r.nprio, r.due, r.seq) <= (?2, ?3, ?4) and j.start_by is not null)
