package io.github.mycase4j.remote.blackbox;

import io.github.mycase4j.mcp.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An OAuth and MCP client of a server, written from the specifications. */
final class TestClient {
  static final String REDIRECT_URI = "http://127.0.0.1:7777/cb";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final String server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private String clientId = "";

  TestClient(String server) {
    this.server = server;
  }

  /** A response with a JSON body, or none. */
  record Reply(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    Map<?, ?> json() {
      String body = response.body();
      if (header("Content-Type").startsWith("text/event-stream")) {
        // The response is the last event.
        String last = "";
        for (String line : body.split("\n", -1)) {
          last = line.startsWith("data:") ? line.substring(5).strip() : last;
        }
        body = last;
      }
      try {
        return (Map<?, ?>) Json.read(body);
      } catch (Exception e) {
        throw new IllegalStateException(status() + ": " + body, e);
      }
    }

    String text(String member) {
      return String.valueOf(json().get(member));
    }

    Map<?, ?> result() {
      Object result = json().get("result");
      if (!(result instanceof Map<?, ?> map)) {
        throw new IllegalStateException(status() + ": " + response.body());
      }
      return map;
    }
  }

  /** A code and what is needed to exchange it. */
  record Code(String code, String verifier, String clientId, String redirectUri) {}

  /** The tokens of a grant. */
  record Tokens(String access, String refresh, String scope) {}

  Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return new Reply(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
  }

  Reply postForm(String path, Map<String, String> form) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(server + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(TestBrowser.encode(form))));
  }

  Reply postJson(String path, Object body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(server + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))));
  }

  /** Registers and returns the client id. */
  String register() throws IOException, InterruptedException {
    if (clientId.isEmpty()) {
      Map<String, Object> metadata = new LinkedHashMap<>();
      metadata.put("client_name", "Test client");
      metadata.put("redirect_uris", List.of(REDIRECT_URI));
      clientId = postJson("/oauth/register", metadata).text("client_id");
    }
    return clientId;
  }

  static String verifier() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the address of the authorization endpoint for a request. */
  String authorizeUrl(String verifier, Map<String, String> changes)
      throws IOException, InterruptedException {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", register());
    query.put("redirect_uri", REDIRECT_URI);
    query.put("code_challenge", challenge(verifier));
    query.put("code_challenge_method", "S256");
    query.put("state", "state-1");
    query.put("resource", server + "/mcp");
    query.putAll(changes);
    return server + "/oauth/authorize?" + TestBrowser.encode(query);
  }

  /** Goes through login and consent as a person does, and returns the code. */
  Code authorize(TestBrowser browser, long staffId, boolean write)
      throws IOException, InterruptedException {
    String verifier = verifier();
    TestBrowser.Page consent =
        browser.login(authorizeUrl(verifier, Map.of()), staffId, REDIRECT_URI);
    if (!consent.name().equals("consent")) {
      throw new IllegalStateException(
          "no consent page: " + consent.status() + " " + consent.response().body());
    }
    Map<String, String> fields = consent.fields("form#consent");
    fields.put("decision", "allow");
    if (!write) {
      fields.remove("write");
    }
    TestBrowser.Page done = browser.post(consent.action("form#consent").toString(), fields);
    return new Code(parameter(done.location(), "code"), verifier, clientId, REDIRECT_URI);
  }

  /** Returns a parameter of the query of an address; an empty text when it is not there. */
  static String parameter(String address, String name) {
    String query = address.substring(address.indexOf('?') + 1);
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return java.net.URLDecoder.decode(
            pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  Reply exchange(Code code) throws IOException, InterruptedException {
    return postForm(
        "/oauth/token",
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            code.code(),
            "code_verifier",
            code.verifier(),
            "redirect_uri",
            code.redirectUri(),
            "client_id",
            code.clientId()));
  }

  Reply refresh(String token) throws IOException, InterruptedException {
    return postForm(
        "/oauth/token",
        Map.of("grant_type", "refresh_token", "refresh_token", token, "client_id", register()));
  }

  static Tokens tokens(Reply reply) {
    if (reply.status() != 200) {
      throw new IllegalStateException(reply.status() + ": " + reply.response().body());
    }
    return new Tokens(reply.text("access_token"), reply.text("refresh_token"), reply.text("scope"));
  }

  /** Logs in, consents and returns the tokens. */
  Tokens connect(TestBrowser browser, long staffId, boolean write)
      throws IOException, InterruptedException {
    return tokens(exchange(authorize(browser, staffId, write)));
  }

  HttpRequest.Builder mcp(String token) {
    return HttpRequest.newBuilder(URI.create(server + "/mcp"))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, text/event-stream");
  }

  /** Sends a request of the legacy era. */
  Reply legacy(String token, String method, Object params)
      throws IOException, InterruptedException {
    return send(mcp(token).POST(HttpRequest.BodyPublishers.ofString(request(method, params))));
  }

  /** Sends a request of revision 2026-07-28. */
  Reply modern(String token, String method, Map<String, ?> params)
      throws IOException, InterruptedException {
    Map<String, Object> all = new LinkedHashMap<>(params);
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("io.modelcontextprotocol/protocolVersion", "2026-07-28");
    meta.put("io.modelcontextprotocol/clientCapabilities", Map.of());
    meta.put("io.modelcontextprotocol/clientInfo", Map.of("name", "test-client", "version", "1.0"));
    all.put("_meta", meta);
    HttpRequest.Builder request =
        mcp(token).header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", method);
    Object name = params.containsKey("name") ? params.get("name") : params.get("uri");
    if (name != null && List.of("tools/call", "resources/read", "prompts/get").contains(method)) {
      request.header("Mcp-Name", String.valueOf(name));
    }
    return send(request.POST(HttpRequest.BodyPublishers.ofString(request(method, all))));
  }

  /** Calls a tool (legacy era) and returns the result. */
  Map<?, ?> call(String token, String tool, Map<String, ?> arguments)
      throws IOException, InterruptedException {
    return legacy(token, "tools/call", Map.of("name", tool, "arguments", arguments)).result();
  }

  static String request(String method, Object params) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("jsonrpc", "2.0");
    message.put("id", 1);
    message.put("method", method);
    message.put("params", params);
    return Json.write(message);
  }
}
