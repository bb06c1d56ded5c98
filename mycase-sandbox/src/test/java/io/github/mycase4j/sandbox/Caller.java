package io.github.mycase4j.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that talks to the sandbox over HTTP, logged in. */
final class Caller {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

  /** One for all: each has connections and threads of its own for as long as it exists. */
  private static final HttpClient SHARED =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(30))
          .build();

  final HttpClient http = SHARED;
  private final Sandbox sandbox;
  String token;

  Caller(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.token = sandbox.newAccessToken();
  }

  record Reply(int status, HttpResponse<byte[]> raw) {
    JsonNode json() throws IOException {
      return JSON.readTree(raw.body());
    }

    String text() {
      return new String(raw.body(), StandardCharsets.UTF_8);
    }

    String header(String name) {
      return raw.headers().firstValue(name).orElse(null);
    }

    Optional<String> next() {
      Matcher matcher = NEXT.matcher(raw.headers().firstValue("Link").orElse(""));
      return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    String pointer() throws IOException {
      return json().at("/errors/0/source/pointer").asText();
    }

    String parameter() throws IOException {
      return json().at("/errors/0/source/parameter").asText();
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  Reply get(String path) throws Exception {
    return send("GET", path, null);
  }

  Reply post(String path, String json) throws Exception {
    return send("POST", path, json);
  }

  Reply put(String path, String json) throws Exception {
    return send("PUT", path, json);
  }

  Reply delete(String path) throws Exception {
    return send("DELETE", path, null);
  }

  /** Single quotes stand for double ones. */
  Reply send(String method, String path, String json) throws Exception {
    URI uri = URI.create(path.startsWith("http") ? path : sandbox.apiBase() + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (json != null) {
      request.header("Content-Type", "application/json");
    }
    return send(
        request.method(
            method,
            json == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(json.replace('\'', '"'))));
  }

  Reply send(HttpRequest.Builder request) throws Exception {
    HttpResponse<byte[]> response =
        http.send(
            request.timeout(Duration.ofSeconds(60)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    return new Reply(response.statusCode(), response);
  }

  /** The ids of all pages, in the order in which they came. */
  List<Long> walk(String path) throws Exception {
    List<Long> ids = new ArrayList<>();
    Optional<String> next = Optional.of(path);
    while (next.isPresent()) {
      Reply page = get(next.get());
      page.json().forEach(row -> ids.add(row.get("id").asLong()));
      next = page.next();
    }
    return ids;
  }
}
