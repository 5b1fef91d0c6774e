-- The first start deadline that still counts: its job waits, and was never started. Walks the primary key from its head.
select d.start_by from start_deadline d
where exists (select 1 from waiting w where w.seq = d.seq and w.attempt = 0
    and not exists (select 1 from tally t where t.seq = d.seq and t.run > 1))
  or exists (select 1 from job j join ready r on (r.lane, r.nprio, r.due, r.seq) = (j.lane, j.nprio, j.due, j.seq)
    where j.seq = d.seq and r.attempt = 0 and r.run = 1)
order by d.start_by limit 1
