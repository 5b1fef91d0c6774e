-- Available jobs beyond seq ?2, in the lanes of the array ?1: seq. Walks ready in those lanes.
select seq from ready
where seq {beyond} ?2 and lane in (select value from json_each(?1))
order by seq {order} limit ?3
