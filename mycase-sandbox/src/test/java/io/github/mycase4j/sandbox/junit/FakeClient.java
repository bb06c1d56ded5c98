package io.github.mycase4j.sandbox.junit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** A client of MyCase as the extension sees it: nothing of it is known but its factory method. */
public final class FakeClient implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final Map<String, String> environment;
  boolean closed;

  private FakeClient(Map<String, String> environment) {
    this.environment = environment;
  }

  public static FakeClient fromEnvironment(Map<String, String> environment) {
    return new FakeClient(environment);
  }

  HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create(environment.get("MYCASE_API_BASE") + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + environment.get("MYCASE_ACCESS_TOKEN"))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    closed = true;
  }
}
