package io.github.mycase4j.client.internal.transport;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The proxy for https addresses that the environment configures, as other programs read it: {@code
 * https_proxy}, {@code HTTPS_PROXY}, and if neither is set {@code http_proxy} or {@code
 * HTTP_PROXY}. Everything that is not sent to a loopback address is https.
 *
 * <p>An invalid value is never ignored: requests fail with an error that names the variable. User
 * and password are never shown.
 */
final class EnvironmentProxy {
  /** The variables, in order of precedence. */
  static final List<String> NAMES =
      List.of("https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY");

  /** The variables of the exceptions, in order of precedence. */
  static final List<String> EXCEPTIONS = List.of("no_proxy", "NO_PROXY");

  private static final Pattern VALUE =
      Pattern.compile(
          "(?:http://)?(?:([^/]*)@)?(\\[[0-9a-fA-F:.]+]|[\\w.-]+)(?::(\\d{1,5}))?/?",
          Pattern.CASE_INSENSITIVE);
  private static final int DEFAULT_PORT = 80;

  private final @Nullable String variable;
  private final @Nullable String host;
  private final int port;
  private final @Nullable String authorization;
  private final NoProxy exceptions;

  private EnvironmentProxy(
      @Nullable String variable,
      @Nullable String host,
      int port,
      @Nullable String authorization,
      NoProxy exceptions) {
    this.variable = variable;
    this.host = host;
    this.port = port;
    this.authorization = authorization;
    this.exceptions = exceptions;
  }

  static EnvironmentProxy of(Map<String, String> environment) {
    NoProxy exceptions =
        new NoProxy(first(environment, EXCEPTIONS).map(environment::get).orElse(null));
    String variable = first(environment, NAMES).orElse(null);
    if (variable == null) {
      return new EnvironmentProxy(null, null, 0, null, exceptions);
    }
    Matcher value = VALUE.matcher(environment.getOrDefault(variable, "").strip());
    if (value.matches()) {
      int port = value.group(3) == null ? DEFAULT_PORT : Integer.parseInt(value.group(3));
      Optional<String> login = value.group(1) == null ? Optional.of("") : decoded(value.group(1));
      if (port >= 1 && port <= 65_535 && login.isPresent()) {
        return new EnvironmentProxy(variable, value.group(2), port, basic(login.get()), exceptions);
      }
    }
    return new EnvironmentProxy(variable, null, 0, null, exceptions);
  }

  private static Optional<String> first(Map<String, String> environment, List<String> names) {
    return names.stream().filter(name -> !environment.getOrDefault(name, "").isBlank()).findFirst();
  }

  /** Decodes percent-encoding; a plus sign stays. */
  private static Optional<String> decoded(String text) {
    StringBuilder latin = new StringBuilder();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '%') {
        latin.append((char) (bytes[i] & 0xff));
        continue;
      }
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        return Optional.empty();
      }
      latin.append((char) (high * 16 + low));
      i += 2;
    }
    return Optional.of(
        new String(latin.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
  }

  private static @Nullable String basic(String login) {
    if (login.isEmpty()) {
      return null;
    }
    String whole = login.contains(":") ? login : login + ":";
    return "Basic " + Base64.getEncoder().encodeToString(whole.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns whether requests to an address use the proxy. */
  boolean isFor(URI uri) {
    String target = uri.getHost();
    if (variable == null || target == null || !"https".equalsIgnoreCase(uri.getScheme())) {
      return false;
    }
    return !exceptions.matches(target, uri.getPort() < 0 ? 443 : uri.getPort());
  }

  /** Returns what is wrong with the value, as a sentence; empty if nothing is. */
  Optional<String> problem() {
    return variable == null || host != null
        ? Optional.empty()
        : Optional.of(
            variable
                + " must be the address of an HTTP proxy, as http://proxy.example.com:8080 or"
                + " http://user:password@proxy.example.com:8080, with special characters of user and"
                + " password percent-encoded. Nothing is sent past it.");
  }

  boolean isUsable() {
    return host != null;
  }

  /** Returns the host; valid proxies only. */
  String host() {
    return host == null ? "" : host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  int port() {
    return port;
  }

  /** Returns the secret header with the proxy's user and password; null if there is none. */
  @Nullable String authorization() {
    return authorization;
  }

  /** Returns the name of the proxy for a message. */
  String name() {
    return "the proxy " + host + ":" + port + " that " + variable + " names";
  }

  /** Returns the variable in upper case. */
  String variable() {
    return String.valueOf(variable).toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "EnvironmentProxy[" + variable + "]";
  }
}
