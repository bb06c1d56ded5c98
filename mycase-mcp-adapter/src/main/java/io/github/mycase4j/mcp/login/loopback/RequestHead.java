package io.github.mycase4j.mcp.login.loopback;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The request line and the headers of an HTTP/1.1 request (RFC 9112). The target is kept as sent,
 * so two spellings of one path are two paths.
 *
 * @param path the target up to the first question mark
 * @param query what follows the question mark; null when there is none
 * @param headers the values by lower-case name, in the order in which they were sent
 */
public record RequestHead(
    String method, String path, @Nullable String query, Map<String, List<String>> headers) {
  private static final int MAX_LINES = 200;

  /** Parses a head without the empty line that ends it; empty when it is malformed. */
  static Optional<RequestHead> parse(byte[] head) {
    String[] lines = new String(head, StandardCharsets.ISO_8859_1).split("\r\n", MAX_LINES + 1);
    String[] request = lines[0].split(" ", -1);
    if (lines.length > MAX_LINES
        || request.length != 3
        || request[0].isEmpty()
        || request[1].isEmpty()
        || !request[2].matches("HTTP/1\\.[0-9]")) {
      return Optional.empty();
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      String name = colon < 0 ? "" : lines[i].substring(0, colon);
      if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
        return Optional.empty();
      }
      headers
          .computeIfAbsent(name.toLowerCase(Locale.ROOT), each -> new ArrayList<>())
          .add(lines[i].substring(colon + 1).strip());
    }
    int question = request[1].indexOf('?');
    return Optional.of(
        new RequestHead(
            request[0],
            question < 0 ? request[1] : request[1].substring(0, question),
            question < 0 ? null : request[1].substring(question + 1),
            headers));
  }

  /** Returns the values of a header; empty when it does not exist. */
  public List<String> header(String name) {
    return headers.getOrDefault(name, List.of());
  }

  /** Returns how many characters the headers have. */
  long headerSize() {
    long size = 0;
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      for (String value : header.getValue()) {
        size += header.getKey().length() + value.length();
      }
    }
    return size;
  }

  /** Shows neither the target nor a header: both can hold secrets. */
  @Override
  public String toString() {
    return "RequestHead[" + method + "]";
  }
}
