-- Jobs that ended in the state ?4, which is not succeeded, beyond seq ?2, in the lanes of the array ?1: seq.
-- Walks outcome_unsuccessful.
select o.seq from outcome o cross join job j on j.seq = o.seq
where o.state = ?4 and o.state <> 7 and o.seq {beyond} ?2 and j.lane in (select value from json_each(?1))
order by o.seq {order} limit ?3
