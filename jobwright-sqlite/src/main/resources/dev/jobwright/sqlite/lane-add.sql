-- Makes a lane.
insert into lane (namespace, queue, type, version) values (?1, ?2, ?3, ?4)
