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
  /**
   * One link: an address in angle brackets, and parameters up to the next comma outside quotes. The
   * pattern never backtracks, so that no header takes long or overflows the stack.
   */
  private static final Pattern LINK =
      Pattern.compile("<([^<>]*+)>((?:[^,\"]++|\"(?:[^\"\\\\]++|\\\\.)*+\")*+)");

  private static final Pattern PARAMETER =
      Pattern.compile(
          ";\\s*+([^=;\\s\"]++)\\s*+=\\s*+(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|([^\\s;\"]*+))");

  private static final Pattern NEXT = Pattern.compile("\\bnext\\b", Pattern.CASE_INSENSITIVE);

  private Links() {}

  /**
   * Returns the address of the next page, resolved against the page's own.
   *
   * @throws URISyntaxException if it is not a valid address, or if a header mentions a next page
   *     outside any link: a list must not end because its link was cut off
   * @throws IllegalArgumentException if the address cannot be resolved
   */
  static Optional<URI> next(List<String> headers, URI page) throws URISyntaxException {
    for (String header : headers) {
      Matcher link = LINK.matcher(header);
      StringBuilder rest = new StringBuilder();
      while (link.find()) {
        if (isNext(link.group(2))) {
          return Optional.of(resolve(page, legal(link.group(1).trim())));
        }
        link.appendReplacement(rest, "");
      }
      if (NEXT.matcher(link.appendTail(rest)).find()) {
        throw new URISyntaxException("Link", "names a next page and has no address for it");
      }
    }
    return Optional.empty();
  }

  private static boolean isNext(String parameters) {
    Matcher parameter = PARAMETER.matcher(parameters);
    while (parameter.find()) {
      if (parameter.group(1).equalsIgnoreCase("rel")) {
        String names = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
        return Arrays.asList(names.toLowerCase(Locale.ROOT).split("\\s+")).contains("next");
      }
    }
    return false;
  }

  /** The JDK resolves a query alone by an older rule, which drops the last part of the path. */
  private static URI resolve(URI page, String link) throws URISyntaxException {
    return page.resolve(new URI(link.startsWith("?") ? page.getRawPath() + link : link));
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
