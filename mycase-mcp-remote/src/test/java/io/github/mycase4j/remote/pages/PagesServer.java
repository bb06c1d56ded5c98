package io.github.mycase4j.remote.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The fictional pages for a browser, with the policy that they have on the real server. The cookie
 * says who is logged in.
 */
final class PagesServer implements AutoCloseable {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";
  private static final String PAYLOAD = "\"><script>document.title='hacked'</script><img src=x>";

  private final FictionalPages pages = new FictionalPages().busy();
  private final HttpServer server;

  PagesServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pages.url = new PublicUrl(address());
    fill();
    server.createContext("/", this::serve);
    server.start();
  }

  private void fill() {
    ask("web", "https://claude.ai/api/mcp/auth_callback", Scope.READ_WRITE, "Claude");
    ask("local", "http://127.0.0.1:33418/", Scope.READ, "Visual Studio Code");
    ask("hostile", "cursor://claude.ai/callback", Scope.READ_WRITE, PAYLOAD);
    pages.users.add(505, "Alex Kim", true, false);
    pages.browsers.begin("alex", 505L);
    pages.deadLogins.add(505L);
    pages.users.add(506, PAYLOAD, true, false);
    pages.users.admins.add(506L);
    pages.browsers.begin("hostile", 506L);
    pages.grants.grant(506, "G5", PAYLOAD, PAYLOAD, Scope.READ, FictionalPages.NOW);
  }

  private void ask(String id, String redirectUri, Scope scope, String name) {
    String session = id.equals("hostile") ? "hostile" : "priya";
    boolean document = id.equals("local");
    pages.requests.add(
        id,
        session,
        redirectUri,
        scope,
        document
            ? FakeRequests.document("https://vscode.example/oauth/client-metadata.json", name)
            : FakeRequests.registered(id, name));
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI uri = exchange.getRequestURI();
      List<Map.Entry<String, String>> headers = new ArrayList<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> values.forEach(value -> headers.add(Map.entry(name, value))));
      byte[] body = exchange.getRequestBody().readAllBytes();
      WebResponse response =
          pages.handle(
              new WebRequest(
                  exchange.getRequestMethod(),
                  uri.getRawPath(),
                  uri.getRawQuery(),
                  headers,
                  "127.0.0.1",
                  body,
                  gone -> {}));
      response
          .headers()
          .forEach(header -> exchange.getResponseHeaders().add(header.getKey(), header.getValue()));
      exchange.getResponseHeaders().add("X-Content-Type-Options", "nosniff");
      exchange.getResponseHeaders().add("Content-Security-Policy", POLICY);
      byte[] content = response.body();
      exchange.sendResponseHeaders(response.status(), content.length == 0 ? -1 : content.length);
      exchange.getResponseBody().write(content);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
