/**
 * A firm's own tool jars: named by path and SHA-256, read once, checked and loaded from the very
 * bytes that were checked. A jar that is not the one that was named stops the start.
 */
@NullMarked
package io.github.mycase4j.mcp.plugin;

import org.jspecify.annotations.NullMarked;
