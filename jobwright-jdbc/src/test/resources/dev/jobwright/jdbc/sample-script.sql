-- Two statements.
create table a (
  b text
);
create table c (d text);
