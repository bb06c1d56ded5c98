package io.github.mycase4j.remote.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request, parsed. Its body is empty until it was read. Not thread-safe, except for {@link
 * #onDisconnect}.
 */
public final class WebRequest {
  private final String method;
  private final String path;
  private final @Nullable String query;
  private final Map<String, List<String>> headers = new LinkedHashMap<>();
  private final String address;
  private final byte[] body;
  private final Consumer<Runnable> disconnects;
  private final Map<Class<?>, Object> attributes;

  /**
   * Creates a request.
   *
   * @param method the method, such as {@code POST}
   * @param path the path as sent, without the query
   * @param query what stands behind the question mark, as sent; null without one
   * @param headers names and values in the order of the request; names in any case
   * @param address the address of the client, as far as it is known
   * @param body the body; empty while it has not been read
   * @param disconnects registers what runs when the client is gone before the response is complete
   */
  public WebRequest(
      String method,
      String path,
      @Nullable String query,
      List<Map.Entry<String, String>> headers,
      String address,
      byte[] body,
      Consumer<Runnable> disconnects) {
    this(method, path, query, address, body, disconnects, new HashMap<>());
    for (Map.Entry<String, String> header : headers) {
      this.headers
          .computeIfAbsent(header.getKey().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(header.getValue());
    }
  }

  private WebRequest(
      String method,
      String path,
      @Nullable String query,
      String address,
      byte[] body,
      Consumer<Runnable> disconnects,
      Map<Class<?>, Object> attributes) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.address = address;
    this.body = body;
    this.disconnects = disconnects;
    this.attributes = attributes;
  }

  /** Returns the same request with its body; attributes are shared with it. */
  public WebRequest withBody(byte[] read) {
    WebRequest whole = new WebRequest(method, path, query, address, read, disconnects, attributes);
    whole.headers.putAll(headers);
    return whole;
  }

  /** Returns the method, such as {@code POST}. */
  public String method() {
    return method;
  }

  /** Returns the path as sent, without the query. */
  public String path() {
    return path;
  }

  /** Returns the parameters of the query; malformed escapes stay as they are. */
  public Parameters query() {
    return Parameters.parse(query == null ? "" : query);
  }

  /** Returns the parameters of the body, read as a form. */
  public Parameters form() {
    return Parameters.parse(new String(body, StandardCharsets.UTF_8));
  }

  /** Returns all values of a header, in order; its name in any case. */
  public List<String> headers(String name) {
    return List.copyOf(headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
  }

  /** Returns the first value of a header; null when it was not sent. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null ? null : values.get(0);
  }

  /** Returns whether the content type is this one; parameters such as a charset are allowed. */
  public boolean hasContentType(String type) {
    String sent = header("Content-Type");
    if (sent == null || headers("Content-Type").size() > 1) {
      return false;
    }
    int end = sent.indexOf(';');
    return (end < 0 ? sent : sent.substring(0, end)).strip().equalsIgnoreCase(type);
  }

  /** Returns the values of a cookie, in order; a tossed cookie can make it more than one. */
  public List<String> cookies(String name) {
    List<String> values = new ArrayList<>();
    for (String header : headers("Cookie")) {
      for (String pair : header.split(";", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
          values.add(pair.substring(equals + 1).strip());
        }
      }
    }
    return values;
  }

  /** Returns the address of the client, as far as it is known; pages show it. */
  public String address() {
    return address;
  }

  /** Returns what limits count the request for: the address, or the /64 of an IPv6 address. */
  public String network() {
    return Networks.of(address);
  }

  /** Returns the body; empty while it has not been read. */
  public byte[] body() {
    return body.clone();
  }

  /** Registers what runs once when the client is gone before the response is complete. */
  public void onDisconnect(Runnable action) {
    disconnects.accept(action);
  }

  /** Notes what was found out about the request, for a later step. */
  public <T> void put(Class<T> type, T value) {
    attributes.put(type, value);
  }

  /** Returns what an earlier step found out. */
  public <T> Optional<T> get(Class<T> type) {
    return Optional.ofNullable(attributes.get(type)).map(type::cast);
  }

  /** Names the method and the path only. */
  @Override
  public String toString() {
    return method + " " + path;
  }

  static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
