-- All counters: lane, state, n. A table of a few rows for each lane.
select lane, state, n from counter order by lane, state
