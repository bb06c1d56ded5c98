/**
 * MCP over standard input and output: one JSON-RPC message a line, one writer, nothing else on
 * standard output.
 */
@NullMarked
package io.github.mycase4j.mcp.stdio;

import org.jspecify.annotations.NullMarked;
