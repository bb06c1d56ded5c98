package io.github.mycase4j.remote.mcp;

import io.github.mycase4j.mcp.protocol.ErrorCodes;
import io.github.mycase4j.mcp.protocol.Incoming;
import io.github.mycase4j.mcp.protocol.JsonRpcException;
import io.github.mycase4j.mcp.protocol.Methods;
import io.github.mycase4j.mcp.protocol.TransportKind;
import io.github.mycase4j.remote.web.WebRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares the headers of a request of revision 2026-07-28, by which intermediaries route it, with
 * its body. Values are case-sensitive. Performs no I/O.
 */
final class HeaderValidator {
  private static final String METHOD = "Mcp-Method";
  private static final String NAME = "Mcp-Name";
  private static final String ENCODED_START = "=?base64?";
  private static final String ENCODED_END = "?=";
  private static final int BASE64_GROUP = 4;

  private HeaderValidator() {}

  /**
   * Checks a request whose body names a supported version.
   *
   * @throws JsonRpcException with {@code -32020} when a header is missing, malformed or unlike the
   *     body
   */
  static void check(WebRequest http, Incoming.Request request, String version) {
    checkVersion(values(http, VersionHeader.NAME), version);
    String method = request.method();
    check(http, METHOD, method::equals);
    String name = name(request);
    if (name != null) {
      check(http, NAME, sent -> name.equals(decoded(sent)));
    }
  }

  private static void checkVersion(List<String> sent, String version) {
    boolean fits =
        sent.size() == 1
            && (sent.get(0).equals(version)
                // Clients that know both eras keep sending the version of their initialize.
                || TransportKind.STREAMABLE_HTTP.legacyVersions().contains(sent.get(0)));
    if (!fits) {
      throw mismatch(VersionHeader.NAME, "the protocol version in \"_meta\"", sent.isEmpty());
    }
  }

  private static void check(WebRequest http, String header, Predicate<String> isExpected) {
    List<String> lines = http.headers(header);
    for (String line : lines) {
      // A value may have commas of its own, so the whole line is looked at first.
      if (!isExpected.test(line.strip()) && !values(line).stream().allMatch(isExpected)) {
        throw mismatch(header, "the body", false);
      }
    }
    if (lines.isEmpty()) {
      throw mismatch(header, "the body", true);
    }
  }

  /** Returns a value without its Base64 form; null when that is malformed. */
  private static @Nullable String decoded(String value) {
    int length = value.length() - ENCODED_START.length() - ENCODED_END.length();
    if (length < 0 || !value.startsWith(ENCODED_START) || !value.endsWith(ENCODED_END)) {
      return value;
    }
    String encoded = value.substring(ENCODED_START.length(), value.length() - ENCODED_END.length());
    if (length % BASE64_GROUP != 0) {
      return null;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(encoded);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return null;
    }
  }

  /** Returns what the body names; null when the method or the body has no name. */
  private static @Nullable String name(Incoming.Request request) {
    String member =
        switch (request.method()) {
          case Methods.TOOLS_CALL, Methods.PROMPTS_GET -> "name";
          case Methods.RESOURCES_READ -> "uri";
          default -> null;
        };
    return member != null
            && request.params() instanceof Map<?, ?> params
            && params.get(member) instanceof String name
        ? name
        : null;
  }

  /** Returns the values of a header, each once, without the commas that join them. */
  static List<String> values(WebRequest request, String header) {
    Set<String> values = new LinkedHashSet<>();
    request.headers(header).forEach(line -> values.addAll(values(line)));
    return List.copyOf(values);
  }

  private static List<String> values(String line) {
    List<String> values = new ArrayList<>();
    for (String value : line.split(",", -1)) {
      values.add(value.strip());
    }
    return values;
  }

  private static JsonRpcException mismatch(String header, String like, boolean missing) {
    return JsonRpcException.badRequest(
        ErrorCodes.HEADER_MISMATCH,
        missing
            ? "The header " + header + " is missing."
            : "The header " + header + " does not say the same as " + like + ".",
        null);
  }
}
