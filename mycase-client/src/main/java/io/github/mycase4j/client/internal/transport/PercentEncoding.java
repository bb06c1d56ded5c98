package io.github.mycase4j.client.internal.transport;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of one part of an address (RFC 3986, 2.1), as UTF-8. */
public final class PercentEncoding {
  private PercentEncoding() {}

  /** Returns a text in which every reserved character is encoded, a space as {@code %20}. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
