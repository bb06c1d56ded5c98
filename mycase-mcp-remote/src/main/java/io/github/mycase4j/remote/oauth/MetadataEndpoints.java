package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.remote.config.PublicUrl;
import io.github.mycase4j.remote.config.Settings;
import io.github.mycase4j.remote.web.Endpoint;
import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The documents from which clients learn how to get a token (RFC 9728, RFC 8414). Immutable and
 * thread-safe; performs no I/O.
 */
final class MetadataEndpoints {
  private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS");
  private static final List<String> AUTH_METHODS =
      List.of(ClientMetadata.NONE, ClientMetadata.PRIVATE_KEY_JWT);

  private final Settings settings;
  private final ScopePolicy scopes;

  MetadataEndpoints(Settings settings) {
    this.settings = settings;
    this.scopes = new ScopePolicy(settings.tools().readOnly());
  }

  /** Returns the routes of the documents. */
  List<Route> routes() {
    Endpoint resource = document(protectedResource());
    return List.of(
        route("/.well-known/oauth-protected-resource", resource),
        route("/.well-known/oauth-protected-resource/mcp", resource),
        route("/.well-known/oauth-authorization-server", document(authorizationServer())));
  }

  private static Route route(String path, Endpoint endpoint) {
    return new Route(path, Route.Kind.OPEN_JSON, METHODS, Route.SMALL_BODY, endpoint);
  }

  private static Endpoint document(Map<String, Object> members) {
    WebResponse response =
        WebResponse.json(200, members).with("Cache-Control", "public, max-age=3600");
    return request -> response;
  }

  private Map<String, Object> protectedResource() {
    PublicUrl here = settings.publicUrl();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("resource", here.mcp());
    members.put("authorization_servers", List.of(here.origin()));
    members.put("scopes_supported", scopes.supported());
    members.put("bearer_methods_supported", List.of("header"));
    members.put("resource_name", "MyCase");
    return members;
  }

  private Map<String, Object> authorizationServer() {
    PublicUrl here = settings.publicUrl();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("issuer", here.origin());
    members.put("authorization_endpoint", here.at(OauthRoutes.AUTHORIZE));
    members.put("token_endpoint", here.at(OauthRoutes.TOKEN));
    members.put("revocation_endpoint", here.at(OauthRoutes.REVOKE));
    if (settings.oauth().openRegistration()) {
      members.put("registration_endpoint", here.at(OauthRoutes.REGISTER));
    }
    members.put("response_types_supported", List.of("code"));
    members.put("response_modes_supported", List.of("query"));
    members.put("grant_types_supported", ClientMetadata.GRANT_TYPES);
    members.put("code_challenge_methods_supported", List.of("S256"));
    members.put("scopes_supported", scopes.supported());
    members.put("token_endpoint_auth_methods_supported", AUTH_METHODS);
    members.put("revocation_endpoint_auth_methods_supported", AUTH_METHODS);
    members.put(
        "token_endpoint_auth_signing_alg_values_supported", ClientMetadata.SIGNING_ALGORITHMS);
    members.put(
        "revocation_endpoint_auth_signing_alg_values_supported", ClientMetadata.SIGNING_ALGORITHMS);
    members.put("client_id_metadata_document_supported", true);
    members.put("authorization_response_iss_parameter_supported", settings.oauth().sendIss());
    return members;
  }
}
