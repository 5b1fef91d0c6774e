-- Adds ?3 to one counter.
insert into counter (lane, state, n) values (?1, ?2, ?3)
on conflict (lane, state) do update set n = n + excluded.n
