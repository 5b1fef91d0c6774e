-- Succeeded jobs beyond seq ?2, in the lanes of the array ?1: seq. Walks the primary key of outcome.
select o.seq from outcome o cross join job j on j.seq = o.seq
where o.state = 7 and o.seq {beyond} ?2 and j.lane in (select value from json_each(?1))
order by o.seq {order} limit ?3
