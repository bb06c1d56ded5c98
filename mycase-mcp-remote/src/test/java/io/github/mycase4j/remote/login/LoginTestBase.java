package io.github.mycase4j.remote.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.TokenStore;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.tokens.AuthorizationResponse;
import io.github.mycase4j.remote.tokens.PendingAuthorizations;
import io.github.mycase4j.remote.tokens.PendingAuthorizations.Pending;
import io.github.mycase4j.remote.users.Admission;
import io.github.mycase4j.remote.users.BrowserSessions;
import io.github.mycase4j.remote.users.SealedLoginStore;
import io.github.mycase4j.remote.users.ServerTestBase;
import io.github.mycase4j.remote.users.StoredBrowserSessions;
import io.github.mycase4j.remote.users.StoredUsers;
import io.github.mycase4j.remote.users.Users;
import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.Parameters;
import io.github.mycase4j.remote.web.WebResponse;
import io.github.mycase4j.sandbox.SampleFirm;
import io.github.mycase4j.sandbox.Sandbox;
import io.github.mycase4j.testsupport.MutableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The endpoints of the login, with the sandbox as MyCase. */
abstract class LoginTestBase extends ServerTestBase {
  static final String FIRM_UUID = "firm_1";

  static final Pending PENDING =
      new Pending(
          "mc4j_c_1", "https://client.example/cb?a=1", "s t", "c".repeat(43), Scope.READ_WRITE);
  private static final SampleFirm FIRM = SampleFirm.standard(new MutableClock());
  private static final HttpClient HTTP_CLIENT = HttpClient.newHttpClient();
  private static final Pattern SESSION = Pattern.compile("name=\"session\" value=\"([^\"]+)\"");

  final long admin = FIRM.userId();
  final long associate = FIRM.restrictedUserId();
  final List<String> log = new ArrayList<>();

  /** Runs with the path of each request to MyCase. */
  Consumer<String> atMyCase = path -> {};

  final Logins stored = new Logins();
  final Authorizations authorizations = new Authorizations();
  Sandbox sandbox;
  Settings settings;
  Users users;
  BrowserSessions sessions;
  BrowserLogins logins;
  LoginEndpoint login;
  LoginCallback callback;

  @BeforeEach
  final void openSandbox() {
    open(FIRM_UUID);
  }

  /** Opens the server's endpoints, with this firm as the one of MyCase. */
  final void open(String firmUuid) {
    if (sandbox != null) {
      sandbox.close();
    }
    sandbox =
        Sandbox.builder()
            .firm(FIRM)
            .clock(clock)
            .firmUuid(firmUuid)
            .inactiveStaffMayLogIn(true)
            .beforeAnswer((method, path) -> atMyCase.accept(path))
            .redirectUri(URI.create(HTTP + "/oauth/mycase/callback"))
            .start();
    settings = settings(mycase(), List.of(String.valueOf(admin)), Optional.empty());
    users = new StoredUsers(settings, database, events, id -> {});
    sessions = new StoredBrowserSessions(settings.publicUrl(), database, users, random, clock);
    MyCaseClient client =
        MyCaseClient.builder()
            .baseUri(sandbox.apiBase())
            .tokenStore(new InMemoryTokenStore())
            .maxAttempts(1)
            .clock(clock)
            .build();
    CodeExchange exchange = new CodeExchange(settings, client, clock, clock);
    logins = new BrowserLogins(exchange, database, users, stored, random, clock);
    login = new LoginEndpoint(sessions, logins);
    callback =
        new LoginCallback(
            settings.publicUrl(),
            sessions,
            logins,
            new Admission(settings, database, events, clock),
            authorizations,
            new AuthorizationResponse(settings),
            log::add);
  }

  private Settings.MyCase mycase() {
    return new Settings.MyCase(
        sandbox.clientId(),
        Secret.of(sandbox.clientSecret()),
        sandbox.apiBase(),
        sandbox.authorizationUrl(),
        sandbox.tokenUrl(),
        1500,
        Map.of());
  }

  @AfterEach
  final void closeSandbox() {
    sandbox.close();
  }

  /** Changes a member of the staff at MyCase. */
  final void change(long staffId, String field, Object value) {
    Map<String, Object> row =
        sandbox.rows("staff").stream()
            .filter(each -> each.get("id").equals(staffId))
            .findFirst()
            .map(HashMap::new)
            .orElseThrow();
    row.put(field, value);
    sandbox.put("staff", row);
  }

  /** Counts the codes and refresh tokens that MyCase was asked to exchange. */
  final int exchanges() {
    return sandbox.requests("POST", "/tokens").size();
  }

  /** A browser with at most one cookie of the server. */
  final class Browser {
    String cookie = "";

    private String[] cookies() {
      return cookie.isEmpty() ? new String[0] : new String[] {cookie};
    }

    private WebResponse keeping(WebResponse response) {
      String set = response.header("Set-Cookie");
      if (set != null) {
        cookie = sentBack(set);
      }
      return response;
    }

    /** Opens the login and returns where it leads. */
    URI begin(String target) {
      WebResponse response = keeping(login.handle(get(target, cookies())));
      assertThat(response.status()).isEqualTo(303);
      return URI.create(response.header("Location"));
    }

    /** Begins the login of an authorization request that waits. */
    URI beginFor(PendingAuthorizations.Pending pending) {
      BrowserSessions.Opened opened = sessions.open(get("/oauth/authorize", cookies()));
      String id = authorizations.add(pending, opened.session().hash());
      return URI.create(keeping(logins.begin(opened, id, "/tokens")).header("Location"));
    }

    WebResponse back(String target) {
      return keeping(callback.handle(get(target, cookies())));
    }

    /** Logs in and returns the response of the callback. */
    WebResponse login(long staffId) {
      return back(decide(begin("/login"), staffId, "allow"));
    }

    /** Asserts that the callback responds with an error page. */
    void refused(String target, int status, String code) {
      PageException page = catchThrowableOfType(PageException.class, () -> back(target));
      assertThat(page).isNotNull();
      assertThat(page.code()).isEqualTo(code);
      assertThat(page.status()).isEqualTo(status);
    }

    Optional<Long> user() {
      return sessions.user(get("/tokens", cookies())).map(user -> user.id());
    }
  }

  /** Decides on the sandbox's login page; returns the path and query that it leads back to. */
  final String decide(URI loginPage, long staffId, String decision) {
    String page = send(HttpRequest.newBuilder(loginPage)).body();
    Matcher session = SESSION.matcher(page);
    assertThat(session.find()).as(page).isTrue();
    String form = "session=" + session.group(1) + "&staff=" + staffId + "&decision=" + decision;
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(loginPage.resolve("/login_sessions"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    String location = response.headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith(HTTP + "/oauth/mycase/callback?");
    return location.substring(HTTP.length());
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP_CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static Parameters query(URI address) {
    return Parameters.parse(address.getRawQuery());
  }

  /** Keeps logins in memory. */
  static final class Logins implements SealedLoginStore {
    final Map<Long, Tokens> all = new HashMap<>();
    final Map<Long, LoginRequiredException> rejections = new HashMap<>();
    TokenStoreException failure;

    @Override
    public TokenStore of(long userId, String firmUuid) {
      if (failure != null) {
        throw failure;
      }
      InMemoryTokenStore one = new InMemoryTokenStore();
      Optional.ofNullable(all.get(userId)).ifPresent(one::save);
      return one;
    }

    @Override
    public void replace(long userId, String firmUuid, Tokens login) {
      if (failure != null) {
        throw failure;
      }
      assertThat(login.account().userId()).isEqualTo(userId);
      assertThat(login.account().firmUuid()).isEqualTo(firmUuid);
      all.put(userId, login);
      rejections.remove(userId);
    }

    @Override
    public Optional<LoginRequiredException> rejectionOf(long userId, Tokens login) {
      return Optional.ofNullable(rejections.get(userId));
    }
  }

  /** Keeps authorization requests in memory. */
  static final class Authorizations implements PendingAuthorizations {
    private final Map<String, Pending> waiting = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();

    @Override
    public String add(Pending pending, String sessionHash) {
      String id = "request" + waiting.size();
      waiting.put(id, pending);
      owners.put(id, sessionHash);
      return id;
    }

    @Override
    public Optional<Pending> find(String id, String sessionHash) {
      return Optional.ofNullable(waiting.get(id)).filter(p -> sessionHash.equals(owners.get(id)));
    }

    @Override
    public Optional<Pending> decide(String id, String sessionHash) {
      Optional<Pending> found = find(id, sessionHash);
      found.ifPresent(pending -> waiting.remove(id));
      return found;
    }

    @Override
    public void move(String fromSessionHash, String toSessionHash) {
      owners.replaceAll((id, hash) -> hash.equals(fromSessionHash) ? toSessionHash : hash);
    }
  }
}
