-- Schema version 2: logs of attempts, and what was pruned. Programs that know version 1 only work on beside it.

-- The texts that attempts logged. number is the text's place in the log of its attempt.
create table {schema}.log (
  seq bigint not null,
  attempt bigint not null,
  number bigint not null,
  at bigint not null,
  stream smallint not null,
  text text not null,
  primary key (seq, attempt, number)
);

-- Prunes, and how many jobs each has deleted.
create table {schema}.prune (
  prune bigint generated always as identity primary key,
  at bigint not null,
  finished_before bigint not null,
  jobs bigint not null,
  id text not null unique,
  namespace text not null,
  filter text not null,
  actor text not null
);
