/** A small HTTP server on the loopback address that takes one browser request at a time. */
@NullMarked
package io.github.mycase4j.mcp.login.loopback;

import org.jspecify.annotations.NullMarked;
