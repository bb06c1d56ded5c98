/**
 * The feature tools. Each one names things and shapes results; rules of MyCase that a Java service
 * would also need are in the client.
 */
@NullMarked
package io.github.mycase4j.mcp.builtin;

import org.jspecify.annotations.NullMarked;
