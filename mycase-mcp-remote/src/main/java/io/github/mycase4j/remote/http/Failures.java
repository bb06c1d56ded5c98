package io.github.mycase4j.remote.http;

import io.github.mycase4j.remote.audit.AuditUnavailableException;
import io.github.mycase4j.remote.web.JsonException;
import io.github.mycase4j.remote.web.PageException;
import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.UnavailableException;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import org.jspecify.annotations.Nullable;

/** Turns failures into error pages and JSON errors. What went wrong inside is in the log only. */
final class Failures {
  private static final String INTERNAL =
      "Something went wrong in the server. Its log says what it was.";

  private final ErrorRenderer pages;
  private final ServerLog log;

  Failures(ErrorRenderer pages, ServerLog log) {
    this.pages = pages;
    this.log = log;
  }

  /** Returns an error as the kind of route has it. */
  WebResponse response(Route.Kind kind, int status, String code, String sentence) {
    return response(kind, status, code, sentence, null);
  }

  /** Returns the response to a request that failed. */
  WebResponse response(WebRequest request, Route.Kind kind, Throwable failure) {
    if (failure instanceof PageException page) {
      return response(kind, page.status(), page.code(), page.sentence(), page.field());
    }
    if (failure instanceof JsonException json) {
      return json.response();
    }
    report(request, failure);
    if (failure instanceof AuditUnavailableException) {
      return response(kind, 503, "audit", String.valueOf(failure.getMessage()));
    }
    if (failure instanceof UnavailableException) {
      String sentence = "The server cannot be used now. Try again in a few seconds.";
      return response(kind, 503, "unavailable", sentence).with("Retry-After", "5");
    }
    return response(kind, 500, "internal", INTERNAL);
  }

  /** Writes a failure to the log. */
  void report(WebRequest request, Throwable failure) {
    log.failure(request, failure);
  }

  private WebResponse response(
      Route.Kind kind, int status, String code, String sentence, @Nullable String field) {
    if (kind != Route.Kind.PAGE && kind != Route.Kind.ASSET) {
      return WebResponse.error(status, code, sentence);
    }
    return pages.render(status, code, sentence, field);
  }
}
