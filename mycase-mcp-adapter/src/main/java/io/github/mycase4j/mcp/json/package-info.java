/** JSON as maps and lists, read and written on Jackson's streams alone. */
@NullMarked
package io.github.mycase4j.mcp.json;

import org.jspecify.annotations.NullMarked;
