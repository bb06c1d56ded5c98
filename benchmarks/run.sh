#!/bin/sh
# Builds what is needed and prints the figures of the audit log as one table.
set -e
cd "$(dirname "$0")/.."
mvn -B -ntp -q -Pbenchmarks -pl benchmarks -am -DskipTests package
exec java -cp "benchmarks/target/classes:mycase-audit/target/test-classes:mycase-credstore/target/test-classes:benchmarks/target/lib/*" \
  "-Dmycase4j.audit.killRounds=${KILL_ROUNDS:-20}" "-Dmycase4j.rounds=${EXPIRIES:-150}" \
  io.github.mycase4j.benchmarks.Figures "$@"
