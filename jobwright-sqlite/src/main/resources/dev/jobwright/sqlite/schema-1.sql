-- Schema version 1. All times are microseconds since 1970; state and end are the codes of JobState and AttemptEnd.
-- Where a job's row stands is its state: ready, waiting, running or outcome, exactly one of them.

-- The file's identity: its schema version, and the least versions that may read and write it.
create table jobwright_meta (
  name text primary key,
  value text not null
) without rowid;

-- What claims and counters go by.
create table lane (
  lane integer primary key,
  namespace text not null,
  queue text not null,
  type text not null,
  version integer not null,
  unique (namespace, queue, type, version)
);

-- The rules that jobs live by, as canonical text: few are ever different.
create table policy (
  policy integer primary key,
  document text not null unique
);

-- Every start of a worker, kept for the history: attempts refer to it. One that has ended is alive until 0, and does
-- not come back: whoever claims under its uid again is another one.
create table instance (
  instance integer primary key,
  uid integer not null,
  worker text not null,
  started_at integer not null,
  alive_until integer not null,
  ended_at integer
);
create unique index instance_alive on instance (uid) where ended_at is null;

-- The body of a job: written once, never rewritten. seq is enqueue order. nprio is the priority negated, so that the
-- order of claims is ascending throughout. key is namespace/key.
create table job (
  seq integer primary key,
  id blob not null,
  lane integer not null,
  nprio integer not null,
  due integer not null,
  policy integer not null,
  enqueued_at integer not null,
  args text not null,
  start_by integer,
  key text,
  correlation text,
  headers text
);
create unique index job_id on job (id);
create unique index job_key on job (key) where key is not null;
create index job_correlation on job (correlation, seq) where correlation is not null;

-- Jobs that can be claimed, in the order of claims. attempt is the number of the last one.
create table ready (
  lane integer not null,
  nprio integer not null,
  due integer not null,
  seq integer not null,
  attempt integer not null,
  run integer not null,
  primary key (lane, nprio, due, seq)
) without rowid;

-- Jobs behind a gate: state is the first closed one. wake_at is the gate in time, which a held job may have as well.
create table waiting (
  seq integer primary key,
  state integer not null,
  wake_at integer,
  held_reason text,
  wait_reason text,
  pending integer not null,
  retrying integer not null,
  attempt integer not null
);
create index waiting_wake on waiting (wake_at) where state in (3, 4);
create index waiting_state on waiting (state, seq);

-- Jobs under a lease. Deleting the row that has the token is the fence: whoever does it owns the attempt's end.
create table running (
  seq integer primary key,
  attempt integer not null,
  nonce integer not null,
  lane integer not null
);

-- One row for each claimed set, found again by a claim that is repeated. Removed by renewals, some time after its jobs.
create table lease (
  nonce integer primary key,
  instance integer not null,
  claimed_at integer not null
);

-- What a job has used up, once it has used up anything: a job that succeeds at once has no row.
create table tally (
  seq integer primary key,
  run integer not null,
  failures integer not null,
  losses integer not null,
  releases integer not null,
  snoozes integer not null
);

-- Jobs that have ended, with the attempt that ended them. attempt_end and what belongs to it is null when none did.
create table outcome (
  seq integer primary key,
  attempt integer not null,
  run integer not null,
  state integer not null,
  finished_at integer not null,
  attempt_end integer,
  nonce integer,
  instance integer,
  took integer,
  result text
);
create index outcome_unsuccessful on outcome (state, seq) where state <> 7;

-- Attempts that did not end their job, and those of earlier runs.
create table attempt (
  seq integer not null,
  attempt integer not null,
  run integer not null,
  attempt_end integer not null,
  nonce integer not null,
  instance integer not null,
  finished_at integer not null,
  took integer not null,
  result text,
  primary key (seq, attempt)
) without rowid;

-- Why attempts failed.
create table failure (
  seq integer not null,
  attempt integer not null,
  reason text not null,
  type text not null,
  message text not null,
  stack text not null,
  primary key (seq, attempt)
);

-- Jobs that expire unless they are started in time. A row may outlive its meaning; its time removes it.
create table start_deadline (
  start_by integer not null,
  seq integer not null,
  primary key (start_by, seq)
) without rowid;

-- Attempts that somebody else ended, to be told to the instance that had them.
create table revocation (
  instance integer not null,
  seq integer not null,
  attempt integer not null,
  nonce integer not null,
  primary key (instance, seq, attempt)
) without rowid;

-- The rare transitions: the audit log.
create table job_event (
  event integer primary key,
  seq integer not null,
  at integer not null,
  verb text not null,
  from_state integer not null,
  to_state integer not null,
  actor text not null,
  reason text not null
);
create index job_event_seq on job_event (seq, event);

-- Exact numbers of jobs, updated once for each lane and state that a transaction touches.
create table counter (
  lane integer not null,
  state integer not null,
  n integer not null,
  primary key (lane, state)
) without rowid;

-- Every ended attempt alike.
create view ended_attempt as
  select seq, attempt, run, attempt_end, nonce, instance, finished_at, took, result from attempt
  union all
  select seq, attempt, run, attempt_end, nonce, instance, finished_at, took, result from outcome
  where attempt_end is not null;
