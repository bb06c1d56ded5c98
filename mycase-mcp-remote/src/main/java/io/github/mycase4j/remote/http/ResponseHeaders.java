package io.github.mycase4j.remote.http;

import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.Map;

/** Adds the headers that every response has, and those of pages and assets. */
final class ResponseHeaders {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private final PublicUrl publicUrl;
  private final Cors cors;

  ResponseHeaders(PublicUrl publicUrl, Cors cors) {
    this.publicUrl = publicUrl;
    this.cors = cors;
  }

  /** Returns the response with all headers; without its body where the request is a HEAD. */
  WebResponse complete(WebRequest request, Route.Kind kind, WebResponse response) {
    WebResponse whole = common(response);
    if (response.status() == 303) {
      whole = withDefault(whole, "Cache-Control", "no-store");
    }
    whole =
        switch (kind) {
          case PAGE -> page(request.path(), whole);
          case ASSET -> asset(request.path(), whole);
          case OPEN_JSON -> cors.open(openJson(request.path(), whole));
          case MCP -> cors.listed(request, whole);
          case PLAIN -> whole;
        };
    return request.method().equals("HEAD") ? withoutBody(whole) : whole;
  }

  /** Returns the response with the headers that do not depend on the route. */
  private WebResponse common(WebResponse response) {
    WebResponse whole =
        response
            .with("X-Content-Type-Options", "nosniff")
            // With no-referrer, browsers would send "Origin: null" with the server's own forms.
            .with("Referrer-Policy", "same-origin");
    return publicUrl.isHttps()
        ? whole.with("Strict-Transport-Security", "max-age=31536000")
        : whole;
  }

  /** Nothing of the OAuth endpoints is cached, errors included; the metadata is. */
  private static WebResponse openJson(String path, WebResponse response) {
    return path.startsWith("/oauth/")
        ? withDefault(response, "Cache-Control", "no-store")
        : response;
  }

  private static WebResponse page(String path, WebResponse response) {
    WebResponse whole = withDefault(response, "Cache-Control", "no-store");
    String type = response.header("Content-Type");
    if (type == null || !type.startsWith("text/html")) {
      return whole;
    }
    // Chromium applies form-action to the whole chain of redirects, which ends at the client.
    boolean leaves = path.equals("/oauth/consent") && response.status() == 200;
    whole =
        whole
            .with("X-Frame-Options", "DENY")
            .with("Content-Security-Policy", leaves ? POLICY : POLICY + "; form-action 'self'");
    // Elsewhere it would cut off the pop-ups of clients.
    return path.startsWith("/tokens") || path.startsWith("/admin")
        ? whole.with("Cross-Origin-Opener-Policy", "same-origin")
        : whole;
  }

  private static WebResponse asset(String path, WebResponse response) {
    return response.status() == 200
        ? withDefault(response, "Cache-Control", "public, max-age=31536000, immutable")
        : page(path, response);
  }

  private static WebResponse withDefault(WebResponse response, String name, String value) {
    return response.header(name) == null ? response.with(name, value) : response;
  }

  private static WebResponse withoutBody(WebResponse response) {
    WebResponse head = WebResponse.empty(response.status());
    for (Map.Entry<String, String> header : response.headers()) {
      head = head.with(header.getKey(), header.getValue());
    }
    int length = response.body().length;
    return length > 0 ? head.with("Content-Length", Integer.toString(length)) : head;
  }
}
