#!/bin/sh
# Builds the connector and lets two of them work on one firm while MyCase fails at random.
#   MINUTES  how long (20)
#   SEED     what chance begins with
set -e
cd "$(dirname "$0")/.."
[ -n "$SKIP_BUILD" ] || mvn -B -ntp -q -Pbenchmarks -pl benchmarks,mycase-mcp-adapter -am -DskipTests package
. benchmarks/command.sh
# shellcheck disable=SC2086
exec java -cp "benchmarks/target/classes:benchmarks/target/lib/*" \
  io.github.mycase4j.benchmarks.Soak $CONNECTOR
