-- Schema version 3: logs of attempts, and what was pruned. The names last_seq and last_event of jobwright_meta keep
-- numbers from being given again after the newest rows were pruned.

-- The texts that attempts logged. number is the text's place in the log of its attempt.
create table log (
  seq integer not null,
  attempt integer not null,
  number integer not null,
  stream integer not null,
  at integer not null,
  text text not null,
  primary key (seq, attempt, number)
);

-- Prunes, and how many jobs each has deleted.
create table prune (
  prune integer primary key,
  id text not null unique,
  at integer not null,
  namespace text not null,
  filter text not null,
  finished_before integer not null,
  jobs integer not null,
  actor text not null
);
