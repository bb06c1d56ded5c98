package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.remote.metrics.Metrics;
import io.github.mycase4j.remote.tokens.Clients.Client;
import io.github.mycase4j.remote.web.Endpoint;
import io.github.mycase4j.remote.web.Parameters;
import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint to which clients send forms: checks the form and who the client is, then acts. Every
 * response is kept out of caches; every error is counted. Thread-safe; performs I/O.
 */
final class ClientFormEndpoint implements Endpoint {
  private final ClientAuthentication authentication;
  private final Action action;
  private final Metrics metrics;

  /** Acts on a form of a client. */
  @FunctionalInterface
  interface Action {
    /**
     * Acts on a form.
     *
     * @throws OauthException with the error that the client gets
     */
    WebResponse handle(Client client, Parameters form) throws OauthException;
  }

  ClientFormEndpoint(ClientAuthentication authentication, Action action, Metrics metrics) {
    this.authentication = authentication;
    this.action = action;
    this.metrics = metrics;
  }

  @Override
  public @Nullable WebResponse begin(WebRequest request) {
    return request.hasContentType("application/x-www-form-urlencoded")
        ? null
        : failure(
            request,
            OauthException.invalidRequest(
                "The request must be sent as application/x-www-form-urlencoded."));
  }

  @Override
  public WebResponse handle(WebRequest request) {
    try {
      Parameters form = request.form();
      checkNothingRepeated(form);
      Client client = authentication.client(request, form);
      return action.handle(client, form).with("Cache-Control", "no-store");
    } catch (OauthException e) {
      return failure(request, e);
    }
  }

  private static void checkNothingRepeated(Parameters form) throws OauthException {
    for (String name : form.names()) {
      if (form.isRepeated(name) && !name.equals("resource")) {
        throw OauthException.invalidRequest("A parameter may be sent only once.");
      }
    }
    if (form.isRepeated("resource")) {
      throw new OauthException("invalid_target", "resource may be sent only once.");
    }
  }

  private WebResponse failure(WebRequest request, OauthException e) {
    metrics.authFailure(e.code());
    boolean challenges = e.status() == 401 && ClientAuthentication.triesBasic(request);
    return challenges
        ? e.response().with("WWW-Authenticate", "Basic realm=\"mycase\"")
        : e.response();
  }
}
