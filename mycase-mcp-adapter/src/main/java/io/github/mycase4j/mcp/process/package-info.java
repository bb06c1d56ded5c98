/** What the programs that the connector starts inherit from it. */
@NullMarked
package io.github.mycase4j.mcp.process;

import org.jspecify.annotations.NullMarked;
