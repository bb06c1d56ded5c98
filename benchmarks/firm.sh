#!/bin/sh
# Builds the connector and measures it at the size of a real firm, as config starts it.
#   ROUNDS  how often the walk is measured (3)
set -e
cd "$(dirname "$0")/.."
[ -n "$SKIP_BUILD" ] || mvn -B -ntp -q -Pbenchmarks -pl benchmarks,mycase-mcp-adapter -am -DskipTests package
. benchmarks/command.sh
# shellcheck disable=SC2086
exec java -Xmx3g -cp "benchmarks/target/classes:benchmarks/target/lib/*" \
  io.github.mycase4j.benchmarks.FirmFigures $CONNECTOR
