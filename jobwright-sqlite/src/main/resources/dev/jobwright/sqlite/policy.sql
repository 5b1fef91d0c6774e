-- A policy by its number: document.
select document from policy where policy = ?1
