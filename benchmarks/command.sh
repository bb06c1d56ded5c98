# Sets CONNECTOR to the command that config prints. Paths of this build have no spaces in them.
CONNECTOR=$(java -jar mycase-mcp-adapter/target/mycase-mcp-adapter.jar config claude-desktop 2>/dev/null |
  node -e 'const s = JSON.parse(require("fs").readFileSync(0)).mcpServers.mycase;
    console.log([s.command, ...s.args].join(" "))')
