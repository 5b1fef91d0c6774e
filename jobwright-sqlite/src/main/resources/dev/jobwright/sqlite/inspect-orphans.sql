-- Rows that belong to no job, or to no place of it, in words: at most ?1 of each kind. Walks all tables.
select * from (select 'ready row of no job, or not at its place: seq ' || r.seq from ready r
  where not exists (select 1 from job j where j.seq = r.seq and j.lane = r.lane and j.nprio = r.nprio and j.due = r.due) limit ?1)
union all
select * from (select 'waiting row of no job: seq ' || seq from waiting where seq not in (select seq from job) limit ?1)
union all
select * from (select 'running row of no job: seq ' || seq from running where seq not in (select seq from job) limit ?1)
union all
select * from (select 'running row without a lease: seq ' || seq from running where nonce not in (select nonce from lease) limit ?1)
union all
select * from (select 'lease of an unknown instance: nonce ' || nonce from lease where instance not in (select instance from instance) limit ?1)
union all
select * from (select 'outcome row of no job: seq ' || seq from outcome where seq not in (select seq from job) limit ?1)
union all
select * from (select 'attempt row of no job: seq ' || seq from attempt where seq not in (select seq from job) limit ?1)
union all
select * from (select 'tally row of no job: seq ' || seq from tally where seq not in (select seq from job) limit ?1)
union all
select * from (select 'failure row of no attempt: seq ' || seq || ' attempt ' || attempt from failure f
  where not exists (select 1 from ended_attempt a where a.seq = f.seq and a.attempt = f.attempt) limit ?1)
union all
select * from (select 'job_event row of no job: seq ' || seq from job_event where seq not in (select seq from job) limit ?1)
union all
select * from (select 'start_deadline row of no job: seq ' || seq from start_deadline where seq not in (select seq from job) limit ?1)
union all
select * from (select 'log row of no attempt: seq ' || seq || ' attempt ' || attempt from log g
  where not exists (select 1 from ended_attempt a where a.seq = g.seq and a.attempt = g.attempt)
    and not exists (select 1 from running u where u.seq = g.seq and u.attempt = g.attempt) limit ?1)
