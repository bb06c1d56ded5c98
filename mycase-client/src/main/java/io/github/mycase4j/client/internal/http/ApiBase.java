package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.internal.transport.PercentEncoding;
import io.github.mycase4j.client.network.SecureAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The base URI of the API: the only origin (RFC 6454) that ever receives the access token.
 *
 * @param uri without a trailing slash
 */
public record ApiBase(URI uri) {

  /**
   * Checks an address from the configuration.
   *
   * @param name the name of the setting, for the message
   * @throws IllegalArgumentException when it is neither https nor http on a loopback address, or
   *     has a user, a query or a fragment
   */
  public static ApiBase of(String name, URI given) {
    String text = SecureAddress.checked(name, given).toString();
    return new ApiBase(
        URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text));
  }

  /**
   * Returns whether it is safe to open an address: https without a user in it, or http on this
   * machine if the API itself is on this machine and not MyCase's.
   */
  boolean mayLeadTo(URI address) {
    boolean allowed =
        SecureAddress.isSecure(address)
            && (!SecureAddress.isLoopback(address)
                || !lower(address.getScheme()).equals("http")
                || SecureAddress.isLoopback(uri));
    return allowed && !lower(address.getHost()).isEmpty() && address.getRawUserInfo() == null;
  }

  /** Returns the address of a path below the base, with its query percent-encoded. */
  URI resolve(String path, List<Api.Parameter> query) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with a slash, unlike " + path);
    }
    String parameters =
        query.stream()
            .map(p -> PercentEncoding.encode(p.name()) + "=" + PercentEncoding.encode(p.value()))
            .collect(Collectors.joining("&"));
    return URI.create(uri + path + (parameters.isEmpty() ? "" : "?" + parameters));
  }

  /** Returns whether an address has the same scheme, host and port, and no user. */
  boolean owns(URI other) {
    return other.getRawUserInfo() == null
        && lower(other.getScheme()).equals(lower(uri.getScheme()))
        && lower(other.getHost()).equals(lower(uri.getHost()))
        && port(other) == port(uri);
  }

  /** Returns the path of an address below the base, or its whole path if it is elsewhere. */
  String pathOf(URI address) {
    String path = Objects.requireNonNullElse(address.getRawPath(), "/");
    String prefix = Objects.requireNonNullElse(uri.getRawPath(), "");
    if (path.isEmpty()) {
      return "/";
    }
    return path.startsWith(prefix + "/") ? path.substring(prefix.length()) : path;
  }

  /** Returns the names of an address's query parameters, in order, without their values. */
  static List<String> queryNames(URI address) {
    String query = address.getRawQuery();
    if (query == null || query.isEmpty()) {
      return List.of();
    }
    return Arrays.stream(query.split("&"))
        .map(p -> p.contains("=") ? p.substring(0, p.indexOf('=')) : p)
        .map(ApiBase::decoded)
        .toList();
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  private static int port(URI address) {
    return address.getPort() >= 0
        ? address.getPort()
        : lower(address.getScheme()).equals("http") ? 80 : 443;
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
