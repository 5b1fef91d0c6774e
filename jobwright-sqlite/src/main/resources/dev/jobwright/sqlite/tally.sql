-- What a job has used up, if it has used up anything: run, failures, losses, releases, snoozes.
select run, failures, losses, releases, snoozes from tally where seq = ?1
