package io.github.mycase4j.client;

import static io.github.mycase4j.client.ClientFixture.failure;
import static io.github.mycase4j.client.fake.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.error.AccountChangedException;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.internal.http.Api;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Views that are bound to the account with which a call began. */
@Timeout(60)
class BoundViewTest {
  private static final Account ANN = new Account(1000L, "Ann Example", "Example Law", "firm-1");
  private static final Account BOB = new Account(1001L, "Bob Example", "Example Law", "firm-1");

  private final ClientFixture client = new ClientFixture();
  private MyCaseClient ofAnn;

  @BeforeEach
  void annLogsIn() {
    logIn(ANN, "token-ann");
    ofAnn = client.mycase.boundTo(ANN);
  }

  private void logIn(Account account, String token) {
    Tokens tokens = ClientFixture.login(token, "refresh-" + token);
    client.store.save(tokens.withAccount(account));
  }

  private static void create(MyCaseClient mycase) {
    mycase.api().post("/tasks", Map.of("name", "Call"), Sample.class);
  }

  @Nested
  class WhenAnotherUserHasLoggedIn {
    @BeforeEach
    void bobLogsIn() {
      logIn(BOB, "token-bob");
    }

    @Test
    void sendsNoWrite() {
      AccountChangedException failure = failure(AccountChangedException.class, () -> create(ofAnn));

      assertThat(failure)
          .hasMessage(
              "Another user has logged in to MyCase since this call began, so the request was not"
                  + " sent. Ask again.");
      assertThat(client.wire.requests()).isEmpty();
    }

    @Test
    void sendsNoRead() {
      Api api = ofAnn.api();

      failure(AccountChangedException.class, () -> api.get("/cases/1", List.of(), Sample.class));

      assertThat(client.wire.requests()).isEmpty();
    }

    @Test
    void sendsNothingThroughAViewMadeOfIt() {
      MyCaseClient other = ofAnn.withOptions(CallOptions.defaults()).boundTo(BOB).readOnly();

      failure(AccountChangedException.class, () -> other.cases().get(1));

      assertThat(client.wire.requests()).isEmpty();
    }

    @Test
    void sendsNothingForACollection() {
      failure(AccountChangedException.class, () -> ofAnn.collections().practiceAreas().read());

      assertThat(client.wire.requests()).isEmpty();
    }

    @Test
    void sendsWhatIsBoundToNobody() {
      create(client.mycase);

      assertThat(client.wire.request(0).headers())
          .containsEntry("Authorization", "Bearer token-bob");
    }
  }

  @Test
  void sendsAgainUnderTheSameUserAfterARefreshElsewhere() {
    logIn(new Account(1000L, "Ann Married", "Example Law LLP", "firm-1"), "token-ann-2");

    create(ofAnn);

    assertThat(client.wire.requests()).hasSize(1);
  }

  @Test
  void doesNotRepeatARejectedRequestUnderAnotherLogin() {
    client.wire.then(
        request -> {
          logIn(BOB, "token-bob");
          return json(401, "{}");
        });

    failure(AccountChangedException.class, () -> create(ofAnn));

    assertThat(client.wire.requests()).hasSize(1);
  }

  @Test
  void ofNobodyDoesNotSendUnderWhoLoggedInMeanwhile() {
    client.store.delete();
    MyCaseClient ofNobody = client.mycase.boundTo(Account.UNKNOWN);
    failure(LoginRequiredException.class, () -> create(ofNobody));
    logIn(BOB, "token-bob");

    failure(AccountChangedException.class, () -> create(ofNobody));

    assertThat(client.wire.requests()).isEmpty();
  }

  @Nested
  class Collections {
    private String areas(MyCaseClient mycase) {
      return mycase.collections().practiceAreas().read().rows().toString();
    }

    private MyCaseClient of(Account account) {
      return client.mycase.boundTo(account);
    }

    @Test
    void readForOneUserNeverAnswerAnother() {
      client.wire.then(json(200, "[{\"id\":1,\"name\":\"Of Ann\"}]"));
      String before = areas(ofAnn);
      logIn(BOB, "token-bob");
      client.wire.then(json(200, "[{\"id\":2,\"name\":\"Of Bob\"}]"));

      String after = areas(of(BOB));

      assertThat(before).isNotEqualTo(after);
      assertThat(of(BOB).collections().practiceAreas().read().find(1)).isEmpty();
      assertThat(of(BOB).collections().practiceAreas().read().find(2)).isPresent();
      assertThat(ofAnn.collections().practiceAreas().read().find(2)).isEmpty();
    }

    @Test
    void areNotAnsweredFromMemoryWhereNobodyIsLoggedInAnyMore() {
      client.wire.then(json(200, "[{\"id\":1,\"name\":\"Of Ann\"}]"));
      areas(ofAnn);
      client.store.delete();

      failure(LoginRequiredException.class, () -> areas(of(Account.UNKNOWN)));
    }

    @Test
    void areForgottenForEverybody() {
      client.wire.then(json(200, "[{\"id\":1,\"name\":\"Of Ann\"}]"));
      areas(ofAnn);
      client.mycase.collections().clear();
      client.wire.then(json(200, "[{\"id\":3,\"name\":\"Later\"}]"));

      areas(ofAnn);

      assertThat(ofAnn.collections().practiceAreas().read().find(3)).isPresent();
    }

    @Test
    void showAWriteOfAnotherView() {
      client.wire.then(json(200, "[{\"id\":1,\"name\":\"Of Ann\"}]"));
      areas(ofAnn);
      client.wire.then(json(201, "{\"id\":9}")).then(json(200, "[{\"id\":9,\"name\":\"New\"}]"));
      client.mycase.api().post("/practice_areas", Map.of("name", "New"), Sample.class);

      assertThat(areas(ofAnn)).contains("9");
    }
  }

  @Test
  void countsTheRequestsOfViewsMadeOfIt() {
    create(ofAnn.withOptions(CallOptions.defaults()));

    assertThat(ofAnn.requestsSent()).isEqualTo(1);
    assertThat(client.mycase.requestsSent()).isZero();
  }
}
