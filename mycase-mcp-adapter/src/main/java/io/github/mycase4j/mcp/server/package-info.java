/**
 * The layer between the protocol and the tools: the registry of tools, the dispatcher that every
 * call goes through, and the rendering of results.
 */
@NullMarked
package io.github.mycase4j.mcp.server;

import org.jspecify.annotations.NullMarked;
