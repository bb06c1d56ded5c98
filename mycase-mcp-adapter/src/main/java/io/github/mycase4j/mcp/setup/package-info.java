/**
 * What is prepared before the first start: an archive of loaded classes, so that the start is
 * quick, and the configuration of an AI client that uses it. Nothing here is part of a start.
 */
@NullMarked
package io.github.mycase4j.mcp.setup;

import org.jspecify.annotations.NullMarked;
