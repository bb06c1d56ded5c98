/** The command line: what {@code java -jar} does with its arguments. */
@NullMarked
package io.github.mycase4j.mcp.cli;

import org.jspecify.annotations.NullMarked;
