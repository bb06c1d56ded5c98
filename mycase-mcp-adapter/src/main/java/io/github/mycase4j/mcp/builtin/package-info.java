/**
 * The feature tools. Each names and shapes; what a Java service would also want to know of MyCase
 * is in the client.
 */
@NullMarked
package io.github.mycase4j.mcp.builtin;

import org.jspecify.annotations.NullMarked;
