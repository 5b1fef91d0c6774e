-- Schema version 2: a lease lasts for a time of its own, and longer when its instance renews.
alter table lease add column alive_until integer not null default 0;
