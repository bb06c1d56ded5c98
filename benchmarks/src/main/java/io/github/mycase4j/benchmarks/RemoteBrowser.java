package io.github.mycase4j.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The browser of one user of a remote server. Not thread-safe. */
final class RemoteBrowser {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final Pattern CSRF = field("csrf");
  private static final Pattern SESSION = field("session");
  private static final Pattern TOKEN = Pattern.compile("mc4j_pat_[A-Za-z0-9_-]{43}");

  private final RemoteFirm firm;
  private final long staffId;
  private String cookie = "";

  RemoteBrowser(RemoteFirm firm, long staffId) {
    this.firm = firm;
    this.staffId = staffId;
  }

  /** A code and the verifier that belongs to it. */
  record Code(String code, String verifier) {}

  private static Pattern field(String name) {
    return Pattern.compile("<input[^>]*name=\"" + name + "\"[^>]*value=\"([^\"]*)\"");
  }

  /** Logs in at the sandbox. */
  void logIn(HttpLine server) throws IOException {
    HttpLine.Reply start = get(server, "/login");
    URI page = URI.create(expect(303, start).header("Location"));
    try (HttpLine mycase = new HttpLine(page.getPort(), page.getAuthority())) {
      HttpLine.Reply form =
          mycase.send("GET", page.getRawPath() + "?" + page.getRawQuery(), List.of(), "");
      Map<String, String> fields =
          Map.of(
              "session", found(SESSION, form.body()),
              "staff", Long.toString(staffId),
              "decision", "allow");
      HttpLine.Reply sent = mycase.send("POST", "/login_sessions", List.of(FORM), encoded(fields));
      URI callback = URI.create(expect(302, sent).header("Location"));
      expect(303, get(server, callback.getRawPath() + "?" + callback.getRawQuery()));
    }
  }

  /** Creates an API token. */
  String createToken(HttpLine server, boolean write) throws IOException {
    HttpLine.Reply created = createToken(server, csrf(server), random(), write);
    return found(TOKEN, expect(200, created).body());
  }

  /** Sends the form for a new API token. */
  HttpLine.Reply createToken(HttpLine server, String csrf, String once, boolean write)
      throws IOException {
    Map<String, String> fields = new TreeMap<>();
    fields.put("csrf", csrf);
    fields.put("once", once);
    fields.put("name", "Figures");
    fields.put("days", "7");
    fields.put("scope", write ? "write" : "read");
    return post(server, "/tokens/create", fields);
  }

  /** Returns the secret that the forms of this browser's session need. */
  String csrf(HttpLine server) throws IOException {
    return found(CSRF, expect(200, get(server, "/tokens")).body());
  }

  /** Revokes all grants and API tokens of the user. */
  void revokeAll(HttpLine server) throws IOException {
    expect(303, post(server, "/tokens/revoke", Map.of("csrf", csrf(server), "kind", "all")));
  }

  /** Agrees to what a client asks for, and returns its code. */
  Code authorize(HttpLine server, String clientId) throws IOException {
    String verifier = random();
    Map<String, String> query = new TreeMap<>();
    query.put("response_type", "code");
    query.put("client_id", clientId);
    query.put("code_challenge", challenge(verifier));
    query.put("code_challenge_method", "S256");
    query.put("state", "s");
    HttpLine.Reply asked = get(server, "/oauth/authorize?" + encoded(query));
    String request = parameter(expect(303, asked).header("Location"), "request");
    HttpLine.Reply consent = get(server, "/oauth/consent?request=" + request);
    Map<String, String> fields =
        Map.of(
            "request",
            request,
            "csrf",
            found(CSRF, expect(200, consent).body()),
            "decision",
            "allow",
            "write",
            "1");
    HttpLine.Reply allowed = expect(303, post(server, "/oauth/consent", fields));
    return new Code(parameter(allowed.header("Location"), "code"), verifier);
  }

  /** Registers a client and returns its id. */
  static String register(HttpLine server) throws IOException {
    HttpLine.Reply reply =
        server.send(
            "POST",
            "/oauth/register",
            List.of("Content-Type: application/json"),
            "{\"client_name\":\"Figures\",\"redirect_uris\":[\"http://127.0.0.1:7777/cb\"]}");
    return McpProcess.JSON.readTree(expect(201, reply).body()).path("client_id").asText();
  }

  /** Exchanges a code. */
  static HttpLine.Reply exchange(HttpLine server, String clientId, Code code) throws IOException {
    return token(
        server,
        Map.of(
            "grant_type",
            "authorization_code",
            "client_id",
            clientId,
            "code",
            code.code(),
            "code_verifier",
            code.verifier()));
  }

  /** Exchanges a refresh token. */
  static HttpLine.Reply refresh(HttpLine server, String clientId, String token) throws IOException {
    return token(
        server,
        Map.of("grant_type", "refresh_token", "client_id", clientId, "refresh_token", token));
  }

  private static HttpLine.Reply token(HttpLine server, Map<String, String> fields)
      throws IOException {
    return server.send("POST", "/oauth/token", List.of(FORM), encoded(fields));
  }

  private HttpLine.Reply get(HttpLine server, String path) throws IOException {
    return kept(server.send("GET", path, List.of("Cookie: " + cookie), ""));
  }

  private HttpLine.Reply post(HttpLine server, String path, Map<String, String> fields)
      throws IOException {
    List<String> headers = List.of("Cookie: " + cookie, "Origin: " + firm.publicUrl(), FORM);
    return kept(server.send("POST", path, headers, encoded(fields)));
  }

  private HttpLine.Reply kept(HttpLine.Reply reply) {
    String set = reply.header("Set-Cookie");
    if (!set.isEmpty()) {
      cookie = set.split(";", 2)[0];
    }
    return reply;
  }

  /** Returns a text that nobody can guess. */
  static String random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String challenge(String verifier) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha.digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpLine.Reply expect(int status, HttpLine.Reply reply) {
    if (reply.status() != status) {
      throw new IllegalStateException(
          "Not " + status + " but " + reply.status() + ": " + reply.body());
    }
    return reply;
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("There is no " + pattern + " in " + text);
    }
    return matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
  }

  private static String parameter(String address, String name) {
    String found = found(Pattern.compile("[?&]" + name + "=([^&]*)"), address);
    return URLDecoder.decode(found, StandardCharsets.UTF_8);
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
