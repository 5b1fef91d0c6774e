-- The number of a policy, if it is there. Lives on the unique constraint.
select policy from policy where document = ?1
