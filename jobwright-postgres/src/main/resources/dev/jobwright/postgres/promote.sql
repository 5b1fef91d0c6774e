-- Makes the first so many jobs available whose time has come, in chunks as they are alike, and notifies with the text, unless
-- that is null. Answers for each lane and priority the earliest due time and the number. The head of waiting_wake.
with gone as (
  delete from {schema}.waiting where ctid = any (array(
    select w.ctid from {schema}.waiting w where w.state in (3, 4) and w.wake_at <= {now}
    order by w.wake_at, w.seq limit ? for update skip locked))
  returning seq, attempt, run, lane, state
), due as materialized (
  select g.*, j.nprio, j.due, case when g.attempt = 0 and g.run = 1 then j.start_by end as start_by
  from gone g cross join lateral (select * from {schema}.job j where j.seq = g.seq offset 0) j
), back as (
  insert into {schema}.ready (due, seq, attempt, start_by, lane, run, nprio, seqs)
  select due, min(seq), attempt, start_by, lane, run, nprio, case when count(*) > 1 then array_agg(seq order by seq) end
  from (
    select *, case when start_by is not null then seq
      else (row_number() over (partition by lane, nprio, due, attempt, run, start_by is null order by seq) - 1) / 100 end as chunk
    from due) c
  group by lane, nprio, due, attempt, run, start_by, chunk
), counted as (
  insert into {schema}.counter_delta (n, lane, from_state, to_state)
  select count(*), lane, state, 5 from due group by lane, state
), told as materialized (
  select case when a.payload is not null and exists (select from due) then pg_notify({channel}, a.payload) end as told
  from (select ?::text as payload) a
)
select lane, nprio, min(due), count(*), (select count(told) from told) from due group by lane, nprio
