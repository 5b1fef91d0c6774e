-- Moves what it can of the log into the file, waiting for nobody: busy, frames in the log, frames moved.
pragma wal_checkpoint(passive)
