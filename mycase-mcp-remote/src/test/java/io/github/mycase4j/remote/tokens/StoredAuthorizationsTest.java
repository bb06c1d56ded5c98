package io.github.mycase4j.remote.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.server.Scope;
import io.github.mycase4j.remote.tokens.PendingAuthorizations.Pending;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredAuthorizationsTest extends TokensTestBase {
  private static final String STATE = "a b+c%20\"\0\n\u00e9\ud83d\ude80";
  private static final Pending PENDING =
      new Pending(CLIENT, REDIRECT, STATE, "challenge", Scope.READ_WRITE);

  private StoredAuthorizations authorizations;

  @BeforeEach
  void create() {
    authorizations = new StoredAuthorizations(database.database(), clock, random);
  }

  @Test
  void aRequestIsFoundByTheSessionThatBeganIt() {
    String id = authorizations.add(PENDING, "session");
    assertThat(id).matches("[A-Za-z0-9_-]{43}");
    assertThat(authorizations.find(id, "session")).contains(PENDING);
    assertThat(authorizations.find(id, "session")).contains(PENDING);
  }

  @Test
  void oneWithoutAStateComesBackWithoutOne() {
    Pending pending = new Pending(CLIENT, REDIRECT, null, "challenge", Scope.READ);
    assertThat(authorizations.find(authorizations.add(pending, "session"), "session"))
        .contains(pending);
  }

  @Test
  void row41_anotherSessionNeitherFindsNorDecidesIt() {
    String id = authorizations.add(PENDING, "session");
    assertThat(authorizations.find(id, "other")).isEmpty();
    assertThat(authorizations.decide(id, "other")).isEmpty();
    assertThat(authorizations.decide(id, "session")).contains(PENDING);
  }

  @Test
  void itIsDecidedOnce() throws Exception {
    String id = authorizations.add(PENDING, "session");
    List<Optional<Pending>> decisions = atOnce(16, () -> authorizations.decide(id, "session"));
    assertThat(decisions).filteredOn(Optional::isPresent).hasSize(1);
    assertThat(authorizations.find(id, "session")).isEmpty();
  }

  @Test
  void itExpiresAfterTenMinutes() {
    String id = authorizations.add(PENDING, "session");
    clock.advance(Duration.ofMinutes(10).minusMillis(1));
    assertThat(authorizations.find(id, "session")).isPresent();
    clock.advance(Duration.ofMillis(1));
    assertThat(authorizations.find(id, "session")).isEmpty();
    assertThat(authorizations.decide(id, "session")).isEmpty();
  }

  @Test
  void itMovesToTheSessionAfterTheLogin() {
    String id = authorizations.add(PENDING, "before");
    String ofOther = authorizations.add(PENDING, "other");
    authorizations.move("before", "after");
    assertThat(authorizations.find(id, "before")).isEmpty();
    assertThat(authorizations.find(id, "after")).contains(PENDING);
    assertThat(authorizations.find(ofOther, "other")).contains(PENDING);
  }
}
