/**
 * The connector's tools in the form that the official MCP SDK for Java takes, for a server that a
 * firm runs already. The connector's own stdio server does not use this package.
 */
@NullMarked
package io.github.mycase4j.mcp.sdk;

import org.jspecify.annotations.NullMarked;
