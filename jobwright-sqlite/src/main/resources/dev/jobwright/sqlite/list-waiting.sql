-- Jobs in the waiting state ?4 beyond seq ?2, in the lanes of the array ?1: seq. Walks waiting_state.
select w.seq from waiting w cross join job j on j.seq = w.seq
where w.state = ?4 and w.seq {beyond} ?2 and j.lane in (select value from json_each(?1))
order by w.seq {order} limit ?3
