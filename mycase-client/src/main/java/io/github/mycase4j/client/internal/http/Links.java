package io.github.mycase4j.client.internal.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code Link} header (RFC 8288), of which only the next page matters here. */
final class Links {
  /** One link: an address in angle brackets, and parameters up to the next comma outside quotes. */
  private static final Pattern LINK =
      Pattern.compile("<([^>]*)>((?:[^,\"]|\"(?:[^\"\\\\]|\\\\.)*\")*)");

  private static final Pattern RELATION =
      Pattern.compile(";\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;\"]+))", Pattern.CASE_INSENSITIVE);

  private Links() {}

  /**
   * Returns the next page's address as it was sent, resolved against the page's own.
   *
   * @throws URISyntaxException when there is one that is no address
   */
  static Optional<URI> next(List<String> headers, URI page) throws URISyntaxException {
    for (String header : headers) {
      Matcher link = LINK.matcher(header);
      while (link.find()) {
        if (isNext(link.group(2))) {
          return Optional.of(page.resolve(new URI(legal(link.group(1).trim()))));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isNext(String parameters) {
    Matcher relation = RELATION.matcher(parameters);
    if (!relation.find()) {
      return false;
    }
    String names = relation.group(1) == null ? relation.group(2) : relation.group(1);
    return Arrays.asList(names.toLowerCase(Locale.ROOT).split("\\s+")).contains("next");
  }

  /** Percent-encodes what no address may hold; what is encoded already stays as it is. */
  private static String legal(String address) {
    StringBuilder out = new StringBuilder();
    for (byte b : address.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c <= ' ' || c >= 0x7f || "\"<>\\^`{|}".indexOf(c) >= 0) {
        out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
