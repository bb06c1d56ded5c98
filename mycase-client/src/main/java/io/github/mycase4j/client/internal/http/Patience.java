package io.github.mycase4j.client.internal.http;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a read may be without the first byte of its response before the connection that it
 * reuses is suspected to be dead. MyCase takes about a second for a small read, and eight to ten
 * for a page of 1,000 rows; what asks only for changes is small as a rule.
 */
final class Patience {
  static final Duration SMALL = Duration.ofSeconds(5);
  static final Duration LARGE = Duration.ofSeconds(15);

  private static final int LARGE_PAGE = 200;
  private static final Pattern PAGE_SIZE = Pattern.compile("(?:^|&)page_size=(\\d{1,9})(?:&|$)");

  private Patience() {}

  static Duration of(URI uri) {
    String query = uri.getRawQuery();
    if (query == null || query.contains("updated_after")) {
      return SMALL;
    }
    Matcher size = PAGE_SIZE.matcher(query);
    return size.find() && Integer.parseInt(size.group(1)) >= LARGE_PAGE ? LARGE : SMALL;
  }
}
