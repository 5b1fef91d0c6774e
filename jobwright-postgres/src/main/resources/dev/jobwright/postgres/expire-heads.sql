-- Expires the jobs whose start deadline has passed among the first of some stretches of ready, as far as a claim of so many
-- jobs would look: as claim does, with the same parameters. Answers how many. Lives on ready's primary key.
with ask as materialized (
  select {now} as now, ?::int as max
), stretch as materialized (
  select * from unnest(?::int[], ?::smallint[], ?::bigint[], ?::bigint[], ?::int[])
    as s(lane, nprio, due, seq, below)
), seen as materialized (
  select r.*, ask.now from ask cross join stretch s cross join lateral (
    select r.ctid as place, r.lane, r.nprio, r.due, r.seq, coalesce(cardinality(r.seqs), 1) as n,
      coalesce(r.start_by < ask.now, false) as late
    from {schema}.ready r
    where r.lane = s.lane and (r.nprio, r.due, r.seq) >= (s.nprio, s.due, s.seq) and r.nprio < s.below
    order by r.nprio, r.due, r.seq limit ask.max + 100) r
), passed as materialized (
  select s.place from (
    select place, late, sum(case when late then 0 else n end) over (order by nprio, due, seq rows unbounded preceding) as before
    from seen) s cross join ask
  where s.late and s.before < ask.max
), gone as (
  delete from {schema}.ready where ctid = any (array(
    select r.ctid from {schema}.ready r where r.ctid = any (array(select place from passed)) for update skip locked))
  returning seq, lane
), ended as (
  insert into {schema}.outcome (seq, attempt, finished_at, run, state)
  select gone.seq, 0, ask.now, 1, 10 from gone cross join ask
), told as (
  insert into {schema}.job_event (seq, at, from_state, to_state, verb, actor, reason)
  select gone.seq, ask.now, 5, 10, 'expire', 'clock', 'its start deadline passed' from gone cross join ask
), counted as (
  insert into {schema}.counter_delta (n, lane, from_state, to_state) select count(*), lane, 5, 10 from gone group by lane
)
select count(*) from gone
