/** The environment of programs that the connector starts. */
@NullMarked
package io.github.mycase4j.mcp.process;

import org.jspecify.annotations.NullMarked;
