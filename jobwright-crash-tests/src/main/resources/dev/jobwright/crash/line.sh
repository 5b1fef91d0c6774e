# The command of a workload under siege. Tells the file 'log' what it does, in one write for each line: what, input line,
# attempt, process. The input line is a word for how to behave, and a number.
set -u
line=$1
run=${2-$PPID}
tell() { echo "$1 $line $JOBWRIGHT_ATTEMPT $2" >>log; }
is_killed() { ! kill -0 "$run" 2>/dev/null; }

# For some seconds, unless it is ended: what nobody ends must not be gone before anybody looks.
linger() {
    left=100
    while is_killed && [ "$left" -gt 0 ]; do
        tell beat $$
        sleep 0.05
        left=$((left - 1))
    done
}

# A child in a session of its own, which SIGTERM does not end.
if [ $# -gt 1 ]; then
    trap '' TERM
    for beat in 1 2 3; do
        tell beat $$
        sleep 0.05
    done
    linger
    exit
fi

# Whatever an earlier attempt has left must be gone.
if [ "$JOBWRIGHT_ATTEMPT" -gt 1 ]; then
    for pid in $(sed -n "s/^[a-z]* $line [0-9]* //p" log | sort -u); do
        found=$({ tr '\0' '\n' <"/proc/$pid/environ"; } 2>/dev/null | grep -E '^JOBWRIGHT_(ATTEMPT|JOB_ID)=' | sort)
        case $found in
        # Its number has come round, and is that of a process of this attempt.
        "JOBWRIGHT_ATTEMPT=$JOBWRIGHT_ATTEMPT
JOBWRIGHT_JOB_ID=$JOBWRIGHT_JOB_ID") ;;
        *"JOBWRIGHT_JOB_ID=$JOBWRIGHT_JOB_ID") tell alive "$pid" ;;
        esac
    done
fi

case $line in late-*)
    sleep 0.1
    if is_killed; then sleep 5; fi
    ;;
esac
tell start $$
echo "output of $line"
case $line in
deaf-*)
    trap '' TERM
    sleep 0.2
    linger
    ;;
parent-*)
    setsid sh "$0" "$line" "$run" &
    wait
    ;;
# Its child lives on for a moment when it has ended.
forker-*) setsid sh "$0" "$line" "$run" & ;;
esac
tell end $$
