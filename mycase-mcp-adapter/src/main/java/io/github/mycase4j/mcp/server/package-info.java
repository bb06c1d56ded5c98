/**
 * What stands between the protocol and the tools: the catalogue, the dispatcher that every call
 * goes through, and the shape of answers.
 */
@NullMarked
package io.github.mycase4j.mcp.server;

import org.jspecify.annotations.NullMarked;
