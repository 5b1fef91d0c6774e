-- Whether a job of a correlation in a namespace has been added behind a seq and not ended, or was retried behind an event.
-- Lives on job_correlation, and walks the events since.
select 1 from (select ?::text as correlation, ?::text as namespace, ?::bigint as seq, ?::bigint as event) q
where exists (
    select from {schema}.job j
    where j.correlation = q.correlation and j.seq > q.seq
      and j.lane in (select lane from {schema}.lane where lane.namespace = q.namespace)
      and not exists (select from {schema}.outcome o where o.seq = j.seq))
  or exists (
    select from {schema}.job_event e join {schema}.job j on j.seq = e.seq
    where e.event > q.event and e.verb = 'retry' and j.correlation = q.correlation
      and j.lane in (select lane from {schema}.lane where lane.namespace = q.namespace))
