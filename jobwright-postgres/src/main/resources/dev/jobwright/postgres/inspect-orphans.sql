-- Rows that belong to no job, or to no place of it, in words: at most 20 of each kind. Walks all tables.
with chunk_member as (
  select r.lane, r.nprio, r.due, r.seq as chunk, member.seq
  from {schema}.ready r
  cross join lateral unnest(coalesce(r.seqs, array[r.seq])) as member (seq)),
lease_member as (
  select l.nonce, l.revoked, l.first_seq, l.last_seq, member.seq
  from {schema}.lease l
  cross join lateral unnest(l.seqs) as member (seq))
(select 'ready row of no job: seq ' || m.seq || ' in chunk ' || m.chunk from chunk_member m
  where not exists (select from {schema}.job j where j.seq = m.seq) limit 20)
union all
(select 'ready row not at its place: seq ' || m.seq || ' in chunk ' || m.chunk from chunk_member m
  join {schema}.job j on j.seq = m.seq
  where (j.lane, j.nprio, j.due) is distinct from (m.lane, m.nprio, m.due) limit 20)
union all
(select 'ready chunk that does not begin with its seq: seq ' || seq from {schema}.ready
  where seqs is not null and seq is distinct from seqs[1] limit 20)
union all
(select 'ready chunk of ' || cardinality(seqs) || ' jobs: seq ' || seq from {schema}.ready
  where cardinality(seqs) > 100 limit 20)
union all
(select 'job in ' || count(*) || ' ready chunks: seq ' || seq from chunk_member group by seq having count(*) > 1 limit 20)
union all
(select 'waiting row of no job: seq ' || seq from {schema}.waiting w
  where not exists (select from {schema}.job j where j.seq = w.seq) limit 20)
union all
(select 'lease of no job: nonce ' || m.nonce || ' seq ' || m.seq from lease_member m
  where (m.revoked is null or m.seq <> all (m.revoked)) and not exists (select from {schema}.job j where j.seq = m.seq) limit 20)
union all
(select 'lease whose first and last job do not enclose it: nonce ' || nonce || ' seq ' || seq from lease_member
  where seq not between first_seq and last_seq limit 20)
union all
(select 'lease without any job: nonce ' || nonce from {schema}.lease where cardinality(seqs) = 0 limit 20)
union all
(select 'lease whose attempts are not as many as its jobs: nonce ' || nonce from {schema}.lease
  where cardinality(attempts) <> cardinality(seqs) limit 20)
union all
(select 'lease of an unknown instance: nonce ' || nonce from {schema}.lease l
  where not exists (select from {schema}.instance i where i.instance = l.instance) limit 20)
union all
(select 'outcome row of no job: seq ' || seq from {schema}.outcome o
  where not exists (select from {schema}.job j where j.seq = o.seq) limit 20)
union all
(select 'attempt row of no job: seq ' || seq from {schema}.attempt a
  where not exists (select from {schema}.job j where j.seq = a.seq) limit 20)
union all
(select 'tally row of no job: seq ' || seq from {schema}.tally t
  where not exists (select from {schema}.job j where j.seq = t.seq) limit 20)
union all
(select 'failure row of no attempt: seq ' || seq || ' attempt ' || attempt from {schema}.failure f
  where not exists (select from {schema}.ended_attempt a where a.seq = f.seq and a.attempt = f.attempt) limit 20)
union all
(select 'job_event row of no job: seq ' || seq from {schema}.job_event e
  where not exists (select from {schema}.job j where j.seq = e.seq) limit 20)
union all
(select 'start_deadline row of no job: seq ' || seq from {schema}.start_deadline d
  where not exists (select from {schema}.job j where j.seq = d.seq) limit 20)
union all
(select 'revocation of an unknown instance: seq ' || seq || ' instance ' || instance from {schema}.revocation v
  where not exists (select from {schema}.instance i where i.instance = v.instance) limit 20)
union all
(select 'log row of no attempt: seq ' || seq || ' attempt ' || attempt from {schema}.log g
  where not exists (select from {schema}.ended_attempt a where a.seq = g.seq and a.attempt = g.attempt)
    and not exists (
      select from {schema}.lease l
      where l.first_seq <= g.seq and l.last_seq >= g.seq
        and coalesce(l.attempts[array_position(l.seqs, g.seq)], 1) = g.attempt and g.seq = any (l.seqs)
        and (l.revoked is null or g.seq <> all (l.revoked))) limit 20)
