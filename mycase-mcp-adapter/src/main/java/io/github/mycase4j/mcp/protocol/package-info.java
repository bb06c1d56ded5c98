/**
 * The Model Context Protocol without its transports: messages, their handling in each revision of
 * the protocol, and the server described in the protocol's terms. Every transport builds on it.
 */
@NullMarked
package io.github.mycase4j.mcp.protocol;

import org.jspecify.annotations.NullMarked;
