package io.github.mycase4j.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Takes each request to the API or to the login, lets faults strike, and records it. */
final class Router implements HttpHandler {
  private final Api api;
  private final OauthServer oauth;
  private final RequestLog log;
  private final BiConsumer<String, String> beforeAnswer;
  private final List<Fault> faults = new ArrayList<>();

  Router(Api api, OauthServer oauth, RequestLog log, BiConsumer<String, String> beforeAnswer) {
    this.api = api;
    this.oauth = oauth;
    this.log = log;
    this.beforeAnswer = beforeAnswer;
  }

  void failNext(Fault fault) {
    synchronized (faults) {
      faults.add(fault);
    }
  }

  private @Nullable Fault fault(String method, String path) {
    synchronized (faults) {
      for (Iterator<Fault> each = faults.iterator(); each.hasNext(); ) {
        Fault fault = each.next();
        if (fault.fits(method, path)) {
          each.remove();
          return fault;
        }
      }
      return null;
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getPath();
    beforeAnswer.accept(method, path);
    Fault fault = fault(method, path);
    Answer answer = null;
    boolean outside = false;
    if (fault == null || fault.acts()) {
      try {
        answer = answer(exchange, path);
      } catch (ApiError e) {
        answer = e.answer();
        outside = e.isOutside();
      } catch (OauthServer.BadLogin e) {
        answer = Answer.html(400, LoginPage.error(String.valueOf(e.getMessage())));
        outside = true;
      } catch (RuntimeException e) {
        // A fault of the sandbox; recorded among the refusals, so that the test fails.
        answer = ApiError.because(500, "The sandbox failed: " + e).answer();
        outside = true;
      }
    }
    if (fault != null) {
      answer = fault.answer();
    }
    log.add(
        new RecordedRequest(
            method,
            path,
            exchange.getRequestURI().getRawQuery(),
            answer == null ? 0 : answer.status(),
            outside));
    if (answer == null) {
      exchange.close();
    } else {
      HttpSupport.write(exchange, answer);
    }
  }

  private Answer answer(HttpExchange exchange, String path) throws IOException {
    if (path.startsWith("/v1/")) {
      String origin = "http://127.0.0.1:" + exchange.getLocalAddress().getPort();
      return api.answer(exchange, origin, path);
    }
    return oauth.answer(exchange, path);
  }
}
