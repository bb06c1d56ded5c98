/** The MCP endpoint: Streamable HTTP in both eras of the protocol. */
@NullMarked
package io.github.mycase4j.remote.mcp;

import org.jspecify.annotations.NullMarked;
