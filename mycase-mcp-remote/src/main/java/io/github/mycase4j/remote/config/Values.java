package io.github.mycase4j.remote.config;

import io.github.mycase4j.client.network.SecureAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads single values, and keeps what is wrong with them. A value that is wrong counts as its
 * default meanwhile, so that all problems are found at once. Not thread-safe.
 */
final class Values {
  private final Map<String, String> environment;
  private final List<ConfigurationErrors.Problem> problems = new ArrayList<>();

  Values(Map<String, String> environment) {
    this.environment = environment;
  }

  List<ConfigurationErrors.Problem> problems() {
    return problems;
  }

  void report(String name, String sentence) {
    problems.add(new ConfigurationErrors.Problem(name, sentence));
  }

  /** Returns a value without the blanks around it; null when it is not set or blank. */
  @Nullable String text(String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** Returns a value that must be set; a text that is not empty also where it is not. */
  String required(String name, String what) {
    String value = text(name);
    if (value == null) {
      // A file that cannot be read is problem enough.
      if (problems.stream().noneMatch(problem -> problem.variable().equals(name))) {
        report(name, "is not set. " + what);
      }
      return "-";
    }
    return value;
  }

  int number(String name, int least, int most, int fallback) {
    String value = text(name);
    if (value == null) {
      return fallback;
    }
    if (value.matches("\\d{1,9}")) {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    report(name, "must be a whole number from " + least + " to " + most + ".");
    return fallback;
  }

  boolean flag(String name, boolean fallback) {
    String value = text(name);
    if (value == null) {
      return fallback;
    }
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "1", "true" -> true;
      case "0", "false" -> false;
      default -> {
        report(name, "must be 1 or 0.");
        yield fallback;
      }
    };
  }

  /** Returns whether the first of two words is set. */
  boolean isFirst(String name, String first, String second, boolean fallback) {
    String value = text(name);
    if (value == null) {
      return fallback;
    }
    boolean isFirst = value.equalsIgnoreCase(first);
    if (!isFirst && !value.equalsIgnoreCase(second)) {
      report(name, "must be " + first + " or " + second + ".");
    }
    return isFirst;
  }

  /** Returns an address to bind; null when it is not set or malformed. */
  @Nullable InetSocketAddress listen(String name, int leastPort) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    int colon = value.lastIndexOf(':');
    String port = value.substring(colon + 1);
    InetAddress address = colon < 0 ? null : literal(value.substring(0, colon));
    if (address == null || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
      report(
          name, "must be an address and a port, such as 127.0.0.1:8080 or [::1]:8080. No names.");
      return null;
    }
    if (Integer.parseInt(port) < leastPort) {
      report(name, "needs a port: 0, a free one, cannot be used here.");
    }
    return new InetSocketAddress(address, Integer.parseInt(port));
  }

  private static @Nullable InetAddress literal(String text) {
    boolean v6 = text.matches("\\[[0-9a-fA-F:.]{2,45}]");
    if (!v6 && !text.matches("\\d{1,3}(\\.\\d{1,3}){3}") && !text.equals("localhost")) {
      return null;
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /** Returns an address of MyCase. */
  URI address(String name, String fallback) {
    String value = text(name);
    if (value != null) {
      URI uri = uri(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
      if (uri != null && SecureAddress.mayReceiveSecrets(uri)) {
        return uri;
      }
      report(
          name,
          "must be an https address, or http on a loopback address, without user, query and"
              + " fragment.");
    }
    return URI.create(fallback);
  }

  /** Returns an address; null when it is malformed. */
  static @Nullable URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** Returns what stands between commas, without blanks and empty parts. */
  List<String> list(String name) {
    List<String> parts = new ArrayList<>();
    String value = text(name);
    if (value != null) {
      for (String part : value.split(",", -1)) {
        if (!part.isBlank()) {
          parts.add(part.strip());
        }
      }
    }
    return parts;
  }
}
