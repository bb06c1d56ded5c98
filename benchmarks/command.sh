# Sets CONNECTOR to the command that config prints, without the script for a damaged archive: the command is split at
# blanks. Paths of this build have none in them.
CONNECTOR=$(java -jar mycase-mcp-adapter/target/mycase-mcp-adapter.jar config claude-desktop 2>/dev/null |
  node -e 'const s = JSON.parse(require("fs").readFileSync(0)).mcpServers.mycase;
    console.log([s.command, ...s.args.filter(each => !each.startsWith("-XX:OnError="))].join(" "))')
