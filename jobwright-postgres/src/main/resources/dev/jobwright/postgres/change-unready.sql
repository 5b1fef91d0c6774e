-- Takes a job (last parameter) out of its row of ready (lane, nprio, due, seq); the others of a chunk stay, under the key of
-- their first. Lives on the primary key.
with gone as (
  delete from {schema}.ready where lane = ? and nprio = ?::smallint and due = ? and seq = ? returning *
)
insert into {schema}.ready (due, seq, attempt, start_by, lane, run, nprio, seqs)
select g.due, g.others[1], g.attempt, g.start_by, g.lane, g.run, g.nprio, case when cardinality(g.others) > 1 then g.others end
from (select gone.*, array_remove(gone.seqs, ?) as others from gone where gone.seqs is not null) g
where cardinality(g.others) > 0
