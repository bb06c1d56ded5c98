/** The MCP connector: the tools, how they are served, and the command line that starts it. */
@NullMarked
package io.github.mycase4j.mcp;

import org.jspecify.annotations.NullMarked;
