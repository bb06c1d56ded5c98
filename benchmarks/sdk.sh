#!/bin/sh
# Measures the SDK: decoding, lazy walks, memory, and the first read of a large collection.
#   ROUNDS  how often each ratio is measured (5)
set -e
cd "$(dirname "$0")/.."
[ -n "$SKIP_BUILD" ] || mvn -B -ntp -q -Pbenchmarks -pl benchmarks -am -DskipTests package
exec java -Xmx3g -cp "benchmarks/target/classes:benchmarks/target/lib/*" \
  io.github.mycase4j.benchmarks.SdkFigures
