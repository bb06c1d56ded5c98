#!/bin/sh
# Builds the remote server and measures it: its start, its memory, its answers under load, a firm of real size, several
# nodes with PostgreSQL, and kills. Without arguments everything; else any of start, load, firm, nodes, kills.
#   ROUNDS            how often a start is measured (7)
#   USERS, SECONDS    how many users there are under load, and for how long (500 and 120)
#   WARM_UP_SECONDS   how long they call before that (120)
#   KILLS             how often a server is killed (50)
#   FLAGS             options of the JVM of the server under load (none)
set -e
cd "$(dirname "$0")/.."
[ -n "$SKIP_BUILD" ] || mvn -B -ntp -q -Pbenchmarks -pl benchmarks,mycase-mcp-remote -am -DskipTests package
case " ${*:-nodes} " in *" nodes "*) run=dev/postgresql ;; *) run=exec ;; esac
$run java ${TMPDIR:+-Djava.io.tmpdir="$TMPDIR"} -Xmx3g -XX:TieredStopAtLevel=1 -Dremote.jar="$PWD/mycase-mcp-remote/target/mycase-mcp-remote.jar" \
  -cp "benchmarks/target/classes:benchmarks/target/lib/*" io.github.mycase4j.benchmarks.RemoteFigures "$@"
