-- A number that changes when another connection than this one has changed the file.
pragma data_version
