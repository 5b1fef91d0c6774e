-- Writes a text to the log of an attempt; changes no row when its number is taken.
insert into log (seq, attempt, number, stream, at, text) values (?2, ?3, ?4, ?5, {now}, ?6)
on conflict do nothing
