#!/bin/sh
# Measures the command line beside GNU parallel and xargs: see README.md. Tools take turns, so that what slows the machine
# down for a while hits all of them; only the ratios of one call mean something.
#
#   command-line.sh [COMMANDS [ROUNDS [LINES]]]        20000, 3 and 1000000, as they come
set -eu

commands=${1:-20000}
rounds=${2:-3}
lines=${3:-1000000}
starts=10
here=$(cd "${0%/*}" && pwd -P)
jobwright=$here/../jobwright
work=$(mktemp -d "$PWD/jobwright-command-line.XXXXXX")
run=
clean_up() {
    if [ -n "$run" ]; then
        kill -TERM "$run" 2>/dev/null && wait "$run"
    fi
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP
cd "$work"
JOBWRIGHT_STORE=$work/jobs.db
export JOBWRIGHT_STORE

fail() {
    echo "command-line.sh: $1" >&2
    exit 1
}

now() { date +%s.%N; }

# seconds TOOL: the wall-clock time of one round.
seconds() {
    begun=$(now)
    "$1" >out 2>err || fail "$1 has failed: $(tail -n 1 err)"
    echo "$begun $(now)" | awk '{ printf "%.3f\n", $2 - $1 }'
}

# median FILE: of one number a line.
median() {
    sort -n "$1" | awk '{ n[NR] = $1 } END { printf "%.3f\n", NR % 2 ? n[(NR + 1) / 2] : (n[NR / 2] + n[NR / 2 + 1]) / 2 }'
}

empty_store() { rm -rf jobs.db*; }

with_jobwright() {
    empty_store
    "$jobwright" run -j2 --quiet -- /bin/true <commands.txt
}

with_parallel() {
    rm -f joblog
    parallel --will-cite -j2 --joblog joblog /bin/true <commands.txt
}

with_xargs() { xargs -P2 -n1 /bin/true <commands.txt; }

look() { "$jobwright" stats; }

# A command that does not end keeps the only slot, so all the run does is to take in its input; then it is stopped.
take_in() {
    empty_store
    size=$(wc -c <lines.txt)
    begun=$(now)
    "$jobwright" run -j1 --quiet -- sleep 1000 <lines.txt &
    run=$!
    while [ "$(sed -n 's/^pos:[^0-9]*//p' "/proc/$run/fdinfo/0" 2>err)" != "$size" ]; do
        kill -0 "$run" 2>err || fail "the run has ended before its input was taken in"
        sleep 0.1
    done
    until "$jobwright" stats --json | grep -q jobwright.input; do :; done
    taken=$(now)
    peak=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$run/status")
    kill -TERM "$run"
    wait "$run" || run=
    echo "$lines $begun $taken $peak" |
        awk '{ printf "| intake of %d lines | %.0f lines/s | peak RSS %d MB |\n", $1, $1 / ($3 - $2), $4 / 1024 }'
}

seq "$commands" >commands.txt
seq "$lines" >lines.txt
"$jobwright" --version >out # whatever has to be built is built before anything is measured

tools=jobwright
for tool in parallel xargs; do
    if "$tool" --version 2>err | grep -q GNU; then
        tools="$tools $tool"
    else
        echo "command-line.sh: there is no GNU $tool: left out" >&2
    fi
done

round=1
while [ "$round" -le "$rounds" ]; do
    for tool in $tools; do
        taken=$(seconds "with_$tool")
        echo "round $round: $tool $taken s" >&2
        echo "$taken" >>"$tool.txt"
    done
    round=$((round + 1))
done

echo "| $commands x /bin/true, 2 slots | median of $rounds | to jobwright |"
echo "|---|---|---|"
ours=$(median jobwright.txt)
for tool in $tools; do
    theirs=$(median "$tool.txt")
    echo "$tool $theirs $ours" | awk '{ printf "| %s | %.2f s | %.2f |\n", $1, $2, $2 / $3 }'
done

empty_store
seq 3 | "$jobwright" run --quiet -- /bin/true
start=1
while [ "$start" -le "$starts" ]; do
    seconds look >>starts.txt
    start=$((start + 1))
done
echo "| jobwright stats on 3 jobs | median of $starts | $(median starts.txt) s |"
take_in
