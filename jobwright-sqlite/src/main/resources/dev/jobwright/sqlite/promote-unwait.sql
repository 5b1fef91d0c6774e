-- Takes the jobs up to (wake_at ?1, seq ?2) away from waiting. The head of waiting_wake.
delete from waiting indexed by waiting_wake where state in (3, 4) and (wake_at, seq) <= (?1, ?2)
