/**
 * How a tool is written, ours or a firm's: a spec, an input record, and a function from input and
 * context to a result. Audit, login, rate limit, paging and error texts are not its business.
 */
@NullMarked
package io.github.mycase4j.mcp.tool;

import org.jspecify.annotations.NullMarked;
