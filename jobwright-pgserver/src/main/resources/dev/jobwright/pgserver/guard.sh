# The parent of one server: guard.sh FOLDER SERVER ARGUMENT...
#
# Runs SERVER, writes its output to FOLDER/log, sends it each signal that is named on standard input, and ends when the
# last of the server's processes has ended. Standard input ends when the JVM does, however that dies: then the server is
# stopped and FOLDER removed.

folder=$1
shift
trap '' HUP INT TERM
exec 3<&0 </dev/null

{
    "$@" 3<&- &
    server=$!
    {
        while read -r signal; do
            kill -"$signal" "$server"
        done
        : >"$folder/orphaned"
        kill -QUIT "$server"
        kill -TERM "$server" 2>/dev/null # PgBouncer heeds no QUIT; PostgreSQL is ending already
    } <&3 >/dev/null 2>&1 &
    reader=$!
    wait "$server"
    kill -KILL "$reader" 2>/dev/null
} 2>&1 3<&3 | cat >>"$folder/log" 3<&-

if [ -e "$folder/orphaned" ]; then
    rm -rf "$folder"
fi
