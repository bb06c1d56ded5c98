package io.github.mycase4j.mcp.server;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource that is read with a tool: a record of MyCase that a URI names.
 *
 * @param tool the tool that returns the record
 * @param recordedAs the URI, or its template where a variable is malformed: the tool's name in the
 *     audit log
 * @param arguments the arguments of the tool
 * @param malformed the variable that is malformed; null when none is
 * @param problem a sentence that says what is wrong with it
 */
public record RecordRead(
    String tool,
    String recordedAs,
    Map<String, Object> arguments,
    @Nullable String malformed,
    @Nullable String problem) {}
