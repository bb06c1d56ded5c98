package io.github.mycase4j.remote.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.store.Cleanup;
import io.github.mycase4j.remote.store.TestDatabase;
import io.github.mycase4j.remote.web.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LostDatabaseTest extends TokensTestBase {
  private Path file;

  @Override
  TestDatabase open(Path folder) {
    file = folder.resolve("home/remote.db");
    return super.open(folder);
  }

  @Test
  void row74_everythingIsUnavailableAndNothingIsInvalid() throws IOException {
    TokenPair pair = grant(ALICE, Scope.READ);
    String access = text(pair.accessToken());
    Bearer bearer = tokens.authenticate(access, ADDRESS).orElseThrow();
    String code = approve(ALICE, Scope.READ);
    String apiToken = apiToken(ALICE, "once");
    StoredClients clients = new StoredClients(database.database(), clock);
    StoredAuthorizations authorizations =
        new StoredAuthorizations(database.database(), clock, random);
    Map<String, ThrowingCallable> uses = new LinkedHashMap<>();
    uses.put("access token", () -> tokens.authenticate(access, ADDRESS));
    uses.put("API token", () -> tokens.authenticate(apiToken, ADDRESS));
    uses.put("approve", () -> approve(ALICE, Scope.READ));
    uses.put("exchange", () -> tokens.exchange(code, CLIENT, REDIRECT, VERIFIER));
    uses.put("refresh", () -> tokens.refresh(text(pair.refreshToken()), CLIENT, null));
    uses.put("revoke", () -> tokens.revoke(access, CLIENT));
    uses.put("initialized", () -> tokens.initialized(bearer, "a client"));
    uses.put("list", () -> grants.list(null));
    uses.put("create", () -> apiToken(ALICE, "another"));
    uses.put("revoke one", () -> grants.revoke(bearer.kind(), bearer.id(), null, BY_ALICE));
    uses.put("revoke all", () -> grants.revokeAll(null, BY_ALICE));
    uses.put("count", () -> grants.liveCount(ALICE));
    uses.put("client", () -> clients.find(CLIENT));
    uses.put("authorization", () -> authorizations.find("id", "session"));
    uses.put("decision", () -> authorizations.decide("id", "session"));
    uses.put("once", () -> new StoredOnce(database.database()).first("jti", clock.instant()));
    uses.put("unused login", () -> unusedLogins.delete(ALICE));
    uses.put("cleanup", new Cleanup(database.database(), unusedLogins, clock)::run);

    Path away = file.resolveSibling("away.db");
    Files.move(file, away);
    uses.forEach(
        (name, use) ->
            assertThat(catchThrowable(use)).as(name).isInstanceOf(UnavailableException.class));

    Files.move(away, file);
    assertThat(works(access) && works(apiToken)).isTrue();
    assertThat(works(tokens.exchange(code, CLIENT, REDIRECT, VERIFIER))).isTrue();
  }
}
