/**
 * Preparation before the first start: an archive of loaded classes, which makes the start fast, and
 * the configuration of an AI client that uses it. Not used by the server.
 */
@NullMarked
package io.github.mycase4j.mcp.setup;

import org.jspecify.annotations.NullMarked;
