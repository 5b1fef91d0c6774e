-- As list-all, of jobs enqueued at ?4 or later, that ended at ?5 or later when that is not null. Walks the primary key.
select j.seq from job j
where j.seq {beyond} ?2 and j.lane in (select value from json_each(?1)) and j.enqueued_at >= ?4
  and (?5 is null or exists (select 1 from outcome o where o.seq = j.seq and o.finished_at >= ?5))
order by j.seq {order} limit ?3
