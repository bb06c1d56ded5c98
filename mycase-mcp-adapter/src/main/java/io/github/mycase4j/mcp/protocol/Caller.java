package io.github.mycase4j.mcp.protocol;

import io.github.mycase4j.mcp.tool.FormElicitation;
import io.github.mycase4j.mcp.tool.UrlElicitation;
import org.jspecify.annotations.Nullable;

/**
 * The client of one request, however its revision identifies it.
 *
 * @param client its name and version
 * @param urlElicitation asks its user to open an address; null where it does not support that
 * @param formElicitation asks its user to fill in a form; null where it does not support that
 */
record Caller(
    String client,
    @Nullable UrlElicitation urlElicitation,
    @Nullable FormElicitation formElicitation) {}
