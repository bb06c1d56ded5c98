package io.github.mycase4j.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/** A person at a browser, who fills in the login page and lands on the application's callback. */
final class Browser {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private final URI loginPage;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();

  Browser(URI loginPage) {
    this.loginPage = loginPage;
  }

  int visit(URI authorization, String decision) throws IOException, InterruptedException {
    if (!authorization.getAuthority().equals(loginPage.getAuthority())) {
      throw new IllegalArgumentException("This is not the address of the sandbox's login page");
    }
    HttpResponse<String> page = send(HttpRequest.newBuilder(authorization));
    String session = LoginPage.session(page.body());
    if (page.statusCode() != 200 || session == null) {
      throw new IllegalStateException("The login page shows an error: " + page.statusCode());
    }
    String form = "session=" + session + "&decision=" + decision;
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
    return send(HttpRequest.newBuilder(callback)).statusCode();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(
        request.timeout(PATIENCE).build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }
}
