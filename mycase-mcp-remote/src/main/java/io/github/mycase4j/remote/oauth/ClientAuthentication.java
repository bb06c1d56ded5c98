package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.remote.tokens.Clients.Client;
import io.github.mycase4j.remote.web.Parameters;
import io.github.mycase4j.remote.web.WebRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which client sent a form, and makes a client that must prove it do so. A client names
 * itself in the form, with HTTP Basic (the secret is ignored: no client has one), or in an
 * assertion (RFC 7523). Thread-safe; performs I/O.
 */
final class ClientAuthentication {
  private static final String BASIC = "Basic ";

  private final KnownClients clients;
  private final ClientAssertions assertions;

  ClientAuthentication(KnownClients clients, ClientAssertions assertions) {
    this.clients = clients;
    this.assertions = assertions;
  }

  /** Returns whether a request tries to authenticate with HTTP Basic. */
  static boolean triesBasic(WebRequest request) {
    return request.headers("Authorization").stream()
        .anyMatch(value -> value.regionMatches(true, 0, BASIC, 0, BASIC.length()));
  }

  /**
   * Returns the client of a request.
   *
   * @throws OauthException with {@code invalid_request} when it names none, or with {@code
   *     invalid_client}
   */
  Client client(WebRequest request, Parameters form) throws OauthException {
    ClientAssertions.Sent assertion = ClientAssertions.sent(form);
    String id = id(request, form, assertion);
    Client client = find(id);
    if (assertion != null) {
      assertions.check(client, assertion);
    } else if (client.authMethod().equals(ClientMetadata.PRIVATE_KEY_JWT)) {
      throw OauthException.invalidClient("This client must send a client assertion.");
    }
    return client;
  }

  private Client find(String id) throws OauthException {
    try {
      Optional<Client> client = clients.find(id);
      return client.orElseThrow(
          () -> OauthException.invalidClient("This server does not know the client."));
    } catch (DocumentException e) {
      throw OauthException.invalidClient(e.sentence());
    }
  }

  private static String id(
      WebRequest request, Parameters form, ClientAssertions.@Nullable Sent assertion)
      throws OauthException {
    String named = form.get("client_id");
    String basic = basicId(request);
    if (basic != null && assertion != null) {
      throw OauthException.invalidRequest("The client must authenticate in one way only.");
    } else if (basic != null && named != null && !basic.equals(named)) {
      throw OauthException.invalidRequest("client_id and Authorization name different clients.");
    }
    String id = named != null ? named : basic;
    if (id == null && assertion != null) {
      return assertion.subject();
    } else if (id == null) {
      throw OauthException.invalidRequest("client_id is required.");
    }
    return id;
  }

  private static @Nullable String basicId(WebRequest request) throws OauthException {
    List<String> headers = request.headers("Authorization");
    if (!triesBasic(request)) {
      return null;
    } else if (headers.size() > 1) {
      throw OauthException.invalidRequest("Authorization may be sent only once.");
    }
    try {
      byte[] credentials =
          Base64.getDecoder().decode(headers.get(0).substring(BASIC.length()).strip());
      String text = new String(credentials, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      if (colon > 0) {
        // A client id can be an address, whose colon is encoded (RFC 6749 section 2.3.1).
        return URLDecoder.decode(text.substring(0, colon), StandardCharsets.UTF_8);
      }
    } catch (IllegalArgumentException e) {
      throw OauthException.invalidRequest("Authorization is not encoded as HTTP Basic has it.");
    }
    throw OauthException.invalidRequest("Authorization names no client.");
  }
}
