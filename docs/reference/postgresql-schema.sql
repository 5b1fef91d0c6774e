-- The tables of Jobwright in PostgreSQL 14 and newer, for those who run their own migrations. Run it in one
-- transaction: psql -1 -v ON_ERROR_STOP=1 -f. The tables of an older version are brought to this one by what
-- "jobwright migrate --dry-run --from VERSION" prints.
--
-- Made from jobwright-postgres/src/main/resources. Do not edit; write it anew with
-- ./mvnw -pl jobwright-postgres -am test -Dtest=SchemaFilesTest -Dsurefire.failIfNoSpecifiedTests=false -Djobwright.docs.write=true

-- Waits for other processes that make or update the tables of a schema; until the end of the transaction.
select 1 from (select pg_advisory_xact_lock(hashtextextended('jobwright.' || 'jobwright', 0))) l;

-- Where the tables will be: only when it is not there, since it may be made by another role than the one that owns it.
create schema if not exists "jobwright";

-- Schema version 1. All times are microseconds since 1970; state and end are the codes of JobState and AttemptEnd.
-- Where a job stands is its state: in ready, in waiting, in outcome, or else in the lease that it runs under.
-- What every job passes through is written once and never updated: job, ready, lease and outcome are inserted and deleted.

-- The schema's version, and the least versions that may read and write it.
create table "jobwright".meta (
  name text primary key,
  value text not null
);

-- What claims and counters go by.
create table "jobwright".lane (
  lane int generated always as identity primary key,
  namespace text not null,
  queue text not null,
  type text not null,
  version int not null,
  unique (namespace, queue, type, version)
);

-- The rules that jobs live by, as canonical text: few are ever different.
create table "jobwright".policy (
  policy int generated always as identity primary key,
  document text not null unique
);

-- Every start of a worker, kept for the history: attempts refer to it. alive_until is of its latest renewal: a lease
-- lasts until then, or until the end of its own time if that is later. Renewals are rare, so that the row has few
-- versions when nobody may remove them.
create table "jobwright".instance (
  instance int generated always as identity primary key,
  uid bigint not null,
  worker text not null,
  started_at bigint not null,
  alive_until bigint not null,
  ended_at bigint
) with (fillfactor = 50);
create unique index instance_alive on "jobwright".instance (uid) where ended_at is null;

-- The body of a job: written once. seq is enqueue order, the order of insertion. nprio is the priority negated, so that
-- the order of claims is ascending throughout. key is namespace/key.
create table "jobwright".job (
  seq bigint generated always as identity primary key,
  due bigint not null,
  enqueued_at bigint not null,
  start_by bigint,
  id uuid not null,
  lane int not null,
  policy int not null,
  nprio smallint not null,
  args text not null,
  key text,
  correlation text,
  headers text
);
create unique index job_id on "jobwright".job (id);
create unique index job_key on "jobwright".job (key) where key is not null;
create index job_correlation on "jobwright".job (correlation, seq) where correlation is not null;

-- Jobs that can be claimed, in the order of claims. A row is a chunk: up to 100 jobs of one lane, priority, due time and
-- tally that became available together; seqs is null in a chunk of one. seq is the first of them. attempt is the number of
-- the last one. A job that has a start deadline stands alone, and start_by is set while the deadline counts.
create table "jobwright".ready (
  due bigint not null,
  seq bigint not null,
  attempt bigint not null,
  start_by bigint,
  lane int not null,
  run int not null,
  nprio smallint not null,
  seqs bigint[],
  primary key (lane, nprio, due, seq)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Jobs behind a gate: state is the first closed one. wake_at is the gate in time, which a held job may have as well.
create table "jobwright".waiting (
  seq bigint primary key,
  wake_at bigint,
  attempt bigint not null,
  lane int not null,
  run int not null,
  state smallint not null,
  pending int not null,
  retrying boolean not null,
  held_reason text,
  wait_reason text
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);
create index waiting_wake on "jobwright".waiting (wake_at, seq) where state in (3, 4);
create index waiting_state on "jobwright".waiting (state, seq);

-- One row for each claimed set. seqs are its jobs in ascending order, attempts their attempts (null when all are the
-- first). revoked are jobs of it whose attempts were ended by others than the store that claimed them: the fence of a
-- settlement is that the row is there and does not list the job. nonce is random, and is the name of the claim as well.
create table "jobwright".lease (
  nonce bigint primary key,
  claimed_at bigint not null,
  alive_until bigint not null,
  first_seq bigint not null,
  last_seq bigint not null,
  instance int not null,
  seqs bigint[] not null,
  attempts bigint[],
  revoked bigint[]
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

-- What a job has used up, once it has used up anything: a job that succeeds at once has no row.
create table "jobwright".tally (
  seq bigint primary key,
  run int not null,
  failures int not null,
  losses int not null,
  releases int not null,
  snoozes int not null
);

-- Jobs that have ended, with the attempt that ended them. attempt_end and what belongs to it is null when none did.
create table "jobwright".outcome (
  seq bigint primary key,
  attempt bigint not null,
  finished_at bigint not null,
  nonce bigint,
  took bigint,
  run int not null,
  instance int,
  state smallint not null,
  attempt_end smallint,
  result text
);
create index outcome_unsuccessful on "jobwright".outcome (state, seq) where state <> 7;

-- Attempts that did not end their job, and those of earlier runs.
create table "jobwright".attempt (
  seq bigint not null,
  attempt bigint not null,
  finished_at bigint not null,
  nonce bigint not null,
  took bigint not null,
  run int not null,
  instance int not null,
  attempt_end smallint not null,
  result text,
  primary key (seq, attempt)
);

-- Why attempts failed.
create table "jobwright".failure (
  seq bigint not null,
  attempt bigint not null,
  reason text not null,
  type text not null,
  message text not null,
  stack text not null,
  primary key (seq, attempt)
);

-- Jobs that expire unless they are started in time. A row may outlive its meaning; its time removes it.
create table "jobwright".start_deadline (
  start_by bigint not null,
  seq bigint not null,
  primary key (start_by, seq)
);

-- Attempts that somebody else ended, to be told to the instance that had them.
create table "jobwright".revocation (
  instance int not null,
  seq bigint not null,
  attempt bigint not null,
  nonce bigint not null,
  primary key (instance, seq, attempt)
);

-- The rare transitions: the audit log.
create table "jobwright".job_event (
  event bigint generated always as identity primary key,
  seq bigint not null,
  at bigint not null,
  from_state smallint not null,
  to_state smallint not null,
  verb text not null,
  actor text not null,
  reason text not null
);
create index job_event_seq on "jobwright".job_event (seq, event);

-- Numbers of jobs: counter as it was folded last, and what moved since, one row for each statement, lane and move.
-- from_state is 0 for new jobs. A reading adds both up in one snapshot, so it is exact; nobody ever waits for a row.
create table "jobwright".counter (
  n bigint not null,
  lane int not null,
  state smallint not null,
  primary key (lane, state)
) with (fillfactor = 50);
create table "jobwright".counter_delta (
  n bigint not null,
  lane int not null,
  from_state smallint not null,
  to_state smallint not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Every ended attempt alike.
create view "jobwright".ended_attempt as
  select seq, attempt, run, attempt_end, nonce, instance, finished_at, took, result from "jobwright".attempt
  union all
  select seq, attempt, run, attempt_end, nonce, instance, finished_at, took, result from "jobwright".outcome
  where attempt_end is not null;

-- The version of these tables, and the least version that a program must know to read and to write them; a name that no
-- other schema has, given once.
insert into "jobwright".meta (name, value)
values ('version', '1'), ('least-reader', '1'), ('least-writer', '1')
on conflict (name) do update set value = excluded.value;
insert into "jobwright".meta (name, value) values ('id', gen_random_uuid()::text) on conflict (name) do nothing;

-- Schema version 2: logs of attempts, and what was pruned. Programs that know version 1 only work on beside it.

-- The texts that attempts logged. number is the text's place in the log of its attempt.
create table "jobwright".log (
  seq bigint not null,
  attempt bigint not null,
  number bigint not null,
  at bigint not null,
  stream smallint not null,
  text text not null,
  primary key (seq, attempt, number)
);

-- Prunes, and how many jobs each has deleted.
create table "jobwright".prune (
  prune bigint generated always as identity primary key,
  at bigint not null,
  finished_before bigint not null,
  jobs bigint not null,
  id text not null unique,
  namespace text not null,
  filter text not null,
  actor text not null
);

-- The version of these tables, and the least version that a program must know to read and to write them; a name that no
-- other schema has, given once.
insert into "jobwright".meta (name, value)
values ('version', '2'), ('least-reader', '1'), ('least-writer', '1')
on conflict (name) do update set value = excluded.value;
insert into "jobwright".meta (name, value) values ('id', gen_random_uuid()::text) on conflict (name) do nothing;
