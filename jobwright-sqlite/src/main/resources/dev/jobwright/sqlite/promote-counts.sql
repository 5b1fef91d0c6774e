-- The jobs of a promotion: lane, state, number. The head of waiting_wake.
select j.lane, w.state, count(*) from waiting w indexed by waiting_wake cross join job j on j.seq = w.seq
where w.state in (3, 4) and (w.wake_at, w.seq) <= (?1, ?2)
group by j.lane, w.state
