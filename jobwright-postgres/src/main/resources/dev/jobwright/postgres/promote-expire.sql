-- Expires those of some jobs that wait and were never started. Answers how many. Lives on primary keys.
with late as materialized (
  select j.seq, j.lane, j.nprio, j.due, c.now
  from (select {now} as now offset 0) c cross join unnest(?::bigint[]) as l(seq)
    cross join lateral (select * from {schema}.job j where j.seq = l.seq offset 0) j
), unready as (
  delete from {schema}.ready where ctid = any (array(
    select r.ctid from late l cross join lateral (
      select r.ctid from {schema}.ready r
      where r.lane = l.lane and r.nprio = l.nprio and r.due = l.due and r.seq = l.seq and r.start_by is not null offset 0) r))
  returning seq, lane, 5 as state
), unwaited as (
  delete from {schema}.waiting where ctid = any (array(
    select w.ctid from late l cross join lateral (
      select w.ctid from {schema}.waiting w where w.seq = l.seq and w.attempt = 0 and w.run = 1 offset 0) w))
  returning seq, lane, state
), gone as materialized (
  select * from unready union all select * from unwaited
), ended as (
  insert into {schema}.outcome (seq, attempt, finished_at, run, state)
  select g.seq, 0, l.now, 1, 10 from gone g join late l using (seq)
), told as (
  insert into {schema}.job_event (seq, at, from_state, to_state, verb, actor, reason)
  select g.seq, l.now, g.state, 10, 'expire', 'clock', 'its start deadline passed' from gone g join late l using (seq)
), counted as (
  insert into {schema}.counter_delta (n, lane, from_state, to_state) select count(*), lane, state, 10 from gone group by lane, state
)
select count(*) from gone
