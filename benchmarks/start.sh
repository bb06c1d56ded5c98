#!/bin/sh
# Builds the connector and measures its start, in turn with a minimal MCP server on Node.
#   JAVAS         the Java programs to measure with, by spaces; the one that runs this otherwise
#   NODE_MODULES  a node_modules folder with the official SDK; installed into target/ otherwise
#   ROUNDS, CALLS how often (15 and 2000)
set -e
cd "$(dirname "$0")/.."
[ -n "$SKIP_BUILD" ] || mvn -B -ntp -q -Pbenchmarks -pl benchmarks,mycase-mcp-adapter -am -DskipTests package
node="benchmarks/target/node"
mkdir -p "$node"
cp benchmarks/src/main/node/* "$node/"
if [ -n "$NODE_MODULES" ]; then
  rm -rf "$node/node_modules"
  ln -s "$NODE_MODULES" "$node/node_modules"
elif [ ! -d "$node/node_modules" ]; then
  (cd "$node" && npm install --no-audit --no-fund --no-package-lock --silent)
fi
# The client that measures compiles little, so that it does not measure its own compiler.
exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:MaxTenuringThreshold=1 -cp "benchmarks/target/classes:benchmarks/target/lib/*" \
  io.github.mycase4j.benchmarks.StartFigures \
  mycase-mcp-adapter/target/mycase-mcp-adapter.jar "$node/server.mjs"
