package io.github.mycase4j.sandbox.login;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A user with a browser, who submits the login page and follows the redirect to the application.
 */
public final class Browser {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /** Shared, because each client keeps connections and threads of its own. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();

  private final URI loginPage;
  private final Set<String> applications;

  /** The application's cookies; their paths do not matter, since there is one application. */
  private final Map<String, String> cookies = new LinkedHashMap<>();

  /**
   * Creates a browser without cookies.
   *
   * @param loginPage the address of the login page
   * @param redirectUris the redirect URIs of the application
   */
  public Browser(URI loginPage, List<URI> redirectUris) {
    this.loginPage = loginPage;
    this.applications = redirectUris.stream().map(URI::getAuthority).collect(Collectors.toSet());
  }

  /**
   * Opens an address, decides on the login page, and follows the redirect. Performs I/O.
   *
   * @param address the login page's address, or one of the application that leads there
   * @param staffId who logs in, or null for the person whom the page has selected
   * @param decision {@code allow} or {@code deny}
   * @return the status of the application's response to the callback
   * @throws IOException when a connection fails
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  public int visit(URI address, @Nullable Long staffId, String decision)
      throws IOException, InterruptedException {
    URI authorization = address;
    if (applications.contains(address.getAuthority())) {
      authorization = start(address);
    }
    if (!authorization.getAuthority().equals(loginPage.getAuthority())) {
      throw new IllegalArgumentException("This is not the address of the sandbox's login page");
    }
    HttpResponse<String> page = send(HttpRequest.newBuilder(authorization));
    String session = LoginPage.session(page.body());
    if (page.statusCode() != 200 || session == null) {
      throw new IllegalStateException("The login page shows an error: " + page.statusCode());
    }
    if (staffId != null && !LoginPage.offers(page.body(), staffId)) {
      throw new IllegalArgumentException("The login page does not offer the staff id " + staffId);
    }
    String staff = staffId == null ? "" : "&staff=" + staffId;
    String form = "session=" + session + staff + "&decision=" + decision;
    HttpResponse<String> sent =
        send(
            HttpRequest.newBuilder(loginPage.resolve("/login_sessions"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    URI callback = URI.create(sent.headers().firstValue("Location").orElse(""));
    if (sent.statusCode() != 302
        || callback.getHost() == null
        || !LOOPBACK.contains(callback.getHost())) {
      throw new IllegalStateException("The login does not lead back to this machine");
    }
    return sendToApplication(callback).statusCode();
  }

  /** Opens an address of the application that leads to the login page. */
  private URI start(URI address) throws IOException, InterruptedException {
    HttpResponse<String> redirect = sendToApplication(address);
    String location = redirect.headers().firstValue("Location").orElse("");
    if (redirect.statusCode() / 100 != 3 || location.isEmpty()) {
      throw new IllegalStateException(
          "The application does not lead to the login page: " + redirect.statusCode());
    }
    return address.resolve(location);
  }

  private HttpResponse<String> sendToApplication(URI address)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (!cookies.isEmpty()) {
      List<String> pairs = new ArrayList<>();
      cookies.forEach((name, value) -> pairs.add(name + "=" + value));
      request.header("Cookie", String.join("; ", pairs));
    }
    HttpResponse<String> response = send(request);
    for (String line : response.headers().allValues("Set-Cookie")) {
      for (HttpCookie cookie : HttpCookie.parse(line)) {
        cookies.put(cookie.getName(), cookie.getValue());
      }
    }
    return response;
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(
        request.timeout(PATIENCE).build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }
}
