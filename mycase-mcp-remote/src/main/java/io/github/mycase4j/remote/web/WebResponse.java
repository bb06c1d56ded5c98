package io.github.mycase4j.remote.web;

import io.github.mycase4j.mcp.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A response: a status, headers, and a body that is there or comes as a stream. Immutable. */
public final class WebResponse {
  private static final byte[] NOTHING = {};

  private final int status;
  private final List<Map.Entry<String, String>> headers;
  private final byte[] body;
  private final @Nullable Stream stream;

  private WebResponse(
      int status, List<Map.Entry<String, String>> headers, byte[] body, @Nullable Stream stream) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.body = body;
    this.stream = stream;
  }

  /** Writes the body of a response piece by piece, on the thread that calls it. */
  @FunctionalInterface
  public interface Stream {
    /**
     * Writes the body; the response is complete when it returns.
     *
     * @throws java.io.IOException when the client is gone
     */
    void write(Output out) throws java.io.IOException;
  }

  /** Takes the pieces of a body; each is sent before the call returns. */
  @FunctionalInterface
  public interface Output {
    /**
     * Sends a piece.
     *
     * @throws java.io.IOException when the client is gone
     */
    void send(String text) throws java.io.IOException;
  }

  /** Returns a response without a body. */
  public static WebResponse empty(int status) {
    return new WebResponse(status, List.of(), NOTHING, null);
  }

  /** Returns a response with this text as its body. */
  public static WebResponse text(int status, String contentType, String text) {
    return bytes(status, contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a response with these bytes as its body. */
  public static WebResponse bytes(int status, String contentType, byte[] body) {
    return new WebResponse(
        status, List.of(Map.entry("Content-Type", contentType)), body.clone(), null);
  }

  /** Returns a JSON response. */
  public static WebResponse json(int status, Object value) {
    return text(status, "application/json", Json.write(value));
  }

  /** Returns a JSON error, as OAuth has it (RFC 6749 section 5.2). */
  public static WebResponse error(int status, String code, String description) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("error", code);
    error.put("error_description", description);
    return json(status, error);
  }

  /** Returns a page. */
  public static WebResponse html(int status, String html) {
    return text(status, "text/html; charset=utf-8", html);
  }

  /** Returns a redirect that a browser follows with GET. Never cached. */
  public static WebResponse seeOther(String location) {
    return empty(303).with("Location", location).with("Cache-Control", "no-store");
  }

  /** Returns a response whose body is written piece by piece. */
  public static WebResponse stream(int status, String contentType, Stream stream) {
    return new WebResponse(
        status, List.of(Map.entry("Content-Type", contentType)), NOTHING, stream);
  }

  /** Returns the response with one more header. */
  public WebResponse with(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(name, value));
    return new WebResponse(status, more, body, stream);
  }

  /** Returns the status. */
  public int status() {
    return status;
  }

  /** Returns the headers, in order. */
  public List<Map.Entry<String, String>> headers() {
    return headers;
  }

  /** Returns the first value of a header; null when there is none. */
  public @Nullable String header(String name) {
    for (Map.Entry<String, String> header : headers) {
      if (header.getKey().equalsIgnoreCase(name)) {
        return header.getValue();
      }
    }
    return null;
  }

  /** Returns the body; empty for a stream. */
  public byte[] body() {
    return body.clone();
  }

  /** Returns what writes the body; null where it is there. */
  public @Nullable Stream stream() {
    return stream;
  }

  /** Names the status only: body and headers can hold secrets. */
  @Override
  public String toString() {
    return "WebResponse[" + status + "]";
  }
}
