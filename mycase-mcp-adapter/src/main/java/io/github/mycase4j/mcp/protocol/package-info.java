/**
 * The Model Context Protocol without its transports: messages, what each revision of the protocol
 * makes of them, and the server described in the protocol's terms. Every transport stands on it.
 */
@NullMarked
package io.github.mycase4j.mcp.protocol;

import org.jspecify.annotations.NullMarked;
