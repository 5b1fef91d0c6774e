-- The earliest due time in a lane: the head of each of its priorities, found by skipping along the primary key of ready.
with recursive priority (nprio) as (
  select min(nprio) from ready where lane = ?1
  union all
  select (select min(nprio) from ready where lane = ?1 and nprio > priority.nprio)
  from priority where priority.nprio is not null)
select min((select min(due) from ready where lane = ?1 and nprio = priority.nprio)) from priority
