-- Jobs of any state beyond seq ?2, in the lanes of the array ?1: seq. Walks the primary key.
select seq from job
where seq {beyond} ?2 and lane in (select value from json_each(?1))
order by seq {order} limit ?3
