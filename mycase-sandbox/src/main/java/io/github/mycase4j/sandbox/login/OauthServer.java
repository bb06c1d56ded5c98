package io.github.mycase4j.sandbox.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.sandbox.http.ApiError;
import io.github.mycase4j.sandbox.http.Endpoint;
import io.github.mycase4j.sandbox.http.Query;
import io.github.mycase4j.sandbox.http.Request;
import io.github.mycase4j.sandbox.http.Response;
import io.github.mycase4j.sandbox.value.Json;
import io.github.mycase4j.sandbox.value.RandomTokens;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The login page and the token endpoint, as on MyCase's authorization host. */
public final class OauthServer implements Endpoint {
  private record Login(String redirectUri, String state) {}

  /**
   * The client and the firm of a login; the values of suppliers may change.
   *
   * @param clientId the client's id
   * @param clientSecret the client's secret
   * @param firmName the firm's name
   * @param firmUuid the firm's id, as the token endpoint returns it
   * @param redirectUris the redirect URIs that a login may use
   * @param userId the id of the user who logs in unless the form names another
   * @param people the staff, in the order of their ids
   * @param inactiveMayLogIn whether former members of the staff can log in
   */
  public record Settings(
      String clientId,
      String clientSecret,
      String firmName,
      String firmUuid,
      Supplier<List<URI>> redirectUris,
      LongSupplier userId,
      Supplier<List<Person>> people,
      boolean inactiveMayLogIn) {
    @Override
    public String toString() {
      return "Settings[clientId=" + clientId + "]";
    }
  }

  private final Settings settings;
  private final Tokens tokens;
  private final RandomTokens random;
  private final Map<String, Login> logins = new ConcurrentHashMap<>();
  private final Queue<String> errors = new ConcurrentLinkedQueue<>();

  /**
   * Creates the login of one firm.
   *
   * @param settings the client and the firm
   * @param tokens the codes and tokens in circulation
   * @param random the source of login sessions
   */
  public OauthServer(Settings settings, Tokens tokens, RandomTokens random) {
    this.settings = settings;
    this.tokens = tokens;
    this.random = random;
  }

  @Override
  public Response handle(Request request) {
    try {
      return switch (request.method() + " " + request.path()) {
        case "GET /login_sessions/new" -> page(Query.parse(request.rawQuery()));
        case "POST /login_sessions" ->
            decide(Query.parse(new String(request.body(), StandardCharsets.UTF_8)));
        case "POST /tokens" -> token(request);
        default ->
            throw ApiError.outside(404, "There is no " + request.method() + " " + request.path());
      };
    } catch (BadLogin e) {
      return Response.html(400, LoginPage.error(String.valueOf(e.getMessage()))).outside(e.outside);
    }
  }

  /** A login that fails with a page for the user, and never with a redirect. */
  private static final class BadLogin extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whether the request lies outside MyCase's description. */
    final boolean outside;

    BadLogin(String message) {
      this(message, true);
    }

    BadLogin(String message, boolean outside) {
      super(message, null, false, false);
      this.outside = outside;
    }
  }

  private Response page(Query query) {
    Set<String> known = Set.of("client_id", "redirect_uri", "response_type", "state");
    if (!known.containsAll(query.values().keySet())) {
      Set<String> unknown = new TreeSet<>(query.values().keySet());
      unknown.removeAll(known);
      throw new BadLogin(
          "MyCase's login does not know the parameter " + String.join(", ", unknown));
    }
    if (!settings.clientId().equals(query.get("client_id"))) {
      throw new BadLogin("The client id is not known here.");
    }
    String redirectUri = query.get("redirect_uri");
    if (settings.redirectUris().get().stream().noneMatch(u -> u.toString().equals(redirectUri))) {
      throw new BadLogin("The redirect URI is not one that is registered for this client.");
    }
    if (!"code".equals(query.get("response_type"))) {
      throw new BadLogin("The response type must be code.");
    }
    String state = query.get("state");
    String session = random.text();
    logins.put(session, new Login(String.valueOf(redirectUri), state == null ? "" : state));
    List<Person> offered = settings.people().get().stream().filter(this::mayLogIn).toList();
    long selected = settings.userId().getAsLong();
    return Response.html(200, LoginPage.login(settings.firmName(), offered, selected, session));
  }

  private boolean mayLogIn(Person person) {
    return person.active() || settings.inactiveMayLogIn();
  }

  private Response decide(Query form) {
    String session = form.get("session");
    Login login = session == null ? null : logins.remove(session);
    if (login == null) {
      throw new BadLogin("This login page was already used. Start again from the application.");
    }
    String result = result(form, login);
    String state =
        login.state().isEmpty()
            ? ""
            : "&state=" + URLEncoder.encode(login.state(), StandardCharsets.UTF_8);
    String joint = login.redirectUri().contains("?") ? "&" : "?";
    return Response.redirect(login.redirectUri() + joint + result + state);
  }

  /** Returns the outcome of a login: its code, or its error. */
  private String result(Query form, Login login) {
    String decision = form.get("decision");
    if ("deny".equals(decision)) {
      return "error=access_denied";
    }
    if (!"allow".equals(decision)) {
      throw new BadLogin("Choose whether the application may have access.");
    }
    long staffId = staffId(form);
    String injected = errors.poll();
    return injected == null
        ? "code=" + tokens.code(login.redirectUri(), staffId)
        : "error=" + URLEncoder.encode(injected, StandardCharsets.UTF_8);
  }

  /** Returns the id that was chosen on the page; without the field, that of the current user. */
  private long staffId(Query form) {
    String chosen = form.get("staff");
    String wanted = chosen == null ? String.valueOf(settings.userId().getAsLong()) : chosen;
    for (Person person : settings.people().get()) {
      if (String.valueOf(person.id()).equals(wanted)) {
        if (!mayLogIn(person)) {
          throw new BadLogin(person.label() + " is inactive and cannot log in.", false);
        }
        return person.id();
      }
    }
    throw new BadLogin("There is no such member of the staff.");
  }

  /**
   * Makes the next login that a person allows end with an error.
   *
   * @param error the {@code error} that the application gets
   */
  public void failNext(String error) {
    errors.add(error);
  }

  /** Removes the errors that no login has used yet. */
  public void clearErrors() {
    errors.clear();
  }

  private Response token(Request request) {
    if (!request.isContentType("application/json")) {
      throw ApiError.outside(400, "The token endpoint takes a JSON body");
    }
    if (request.rawQuery() != null) {
      throw ApiError.outside(400, "The token endpoint takes no query parameters");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : json(request.body()).properties()) {
      if (!field.getValue().isTextual()) {
        throw ApiError.outside(400, field.getKey() + " must be a string");
      }
      fields.put(field.getKey(), field.getValue().textValue());
    }
    String grant = fields.get("grant_type");
    boolean code = "authorization_code".equals(grant);
    if (!code && !"refresh_token".equals(grant)) {
      throw ApiError.outside(400, "The grant type must be authorization_code or refresh_token");
    }
    Set<String> wanted =
        code
            ? Set.of("client_id", "client_secret", "grant_type", "code", "redirect_uri")
            : Set.of("client_id", "client_secret", "grant_type", "refresh_token");
    if (!fields.keySet().equals(wanted)) {
      throw ApiError.outside(400, "The body must hold exactly " + new TreeSet<>(wanted));
    }
    if (!same(settings.clientId(), fields.get("client_id"))
        || !same(settings.clientSecret(), fields.get("client_secret"))) {
      return error(401, "invalid_client", "The client id or the client secret is wrong");
    }
    try {
      return Response.json(200, code ? exchanged(fields) : refreshed(fields));
    } catch (Tokens.Invalid e) {
      return error(400, "invalid_grant", String.valueOf(e.getMessage()));
    }
  }

  /**
   * Returns the user of a request to the token endpoint.
   *
   * @param request the request, before it is handled
   * @return the id of the member of staff, or -1 where the code or the token is unknown
   */
  public long staffOf(Request request) {
    try {
      JsonNode body = json(request.body());
      return Math.max(
          tokens.owner(body.path("code").asText()),
          tokens.owner(body.path("refresh_token").asText()));
    } catch (ApiError e) {
      // Handling the request reports it.
      return -1;
    }
  }

  private Map<String, Object> exchanged(Map<String, String> fields) throws Tokens.Invalid {
    Map<String, Object> response =
        tokens.exchange(fields.getOrDefault("code", ""), fields.getOrDefault("redirect_uri", ""));
    response.put("firm_uuid", settings.firmUuid());
    return response;
  }

  private Map<String, Object> refreshed(Map<String, String> fields) throws Tokens.Invalid {
    return tokens.refresh(fields.getOrDefault("refresh_token", ""));
  }

  private static Response error(int status, String error, String description) {
    return Response.json(status, Map.of("error", error, "error_description", description));
  }

  private static JsonNode json(byte[] body) {
    try {
      JsonNode node = Json.read(body);
      if (node.isObject()) {
        return node;
      }
    } catch (IOException e) {
      throw ApiError.outside(400, "The body is not JSON");
    }
    throw ApiError.outside(400, "The body must be a JSON object");
  }

  private static boolean same(String secret, @Nullable String given) {
    return given != null
        && MessageDigest.isEqual(
            secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
