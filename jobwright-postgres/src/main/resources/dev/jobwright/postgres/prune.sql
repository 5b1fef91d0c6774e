-- Deletes jobs of an array that have ended, whose outcomes are locked, and all that is known of them; counts them away.
-- Lives on primary keys and job_event_seq.
with given as materialized (
  select ?::bigint[] as seqs
), deadlines as (
  delete from {schema}.start_deadline d using (
    select j.start_by, j.seq from {schema}.job j where j.seq = any ((select seqs from given)::bigint[]) and j.start_by is not null) j
  where d.start_by = j.start_by and d.seq = j.seq
), attempts as (
  delete from {schema}.attempt where seq = any ((select seqs from given)::bigint[])
), failures as (
  delete from {schema}.failure where seq = any ((select seqs from given)::bigint[])
), tallies as (
  delete from {schema}.tally where seq = any ((select seqs from given)::bigint[])
), logs as (
  delete from {schema}.log where seq = any ((select seqs from given)::bigint[])
), events as (
  delete from {schema}.job_event where seq = any ((select seqs from given)::bigint[])
), bodies as (
  delete from {schema}.job where seq = any ((select seqs from given)::bigint[])
), outcomes as (
  delete from {schema}.outcome where seq = any ((select seqs from given)::bigint[]) returning seq, state
)
insert into {schema}.counter_delta (n, lane, from_state, to_state)
select -count(*), j.lane, 0, o.state
from outcomes o cross join lateral (select j.lane from {schema}.job j where j.seq = o.seq offset 0) j
group by j.lane, o.state
