package io.github.mycase4j.client.internal.sync;

import static io.github.mycase4j.client.internal.sync.Loading.ids;
import static io.github.mycase4j.client.internal.sync.Loading.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.collection.CollectionStoreException;
import io.github.mycase4j.client.collection.FirmCollections;
import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.error.LoginRequiredException;
import io.github.mycase4j.client.internal.http.CallScope;
import io.github.mycase4j.client.model.PracticeArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is stored when others write as well, nothing can be written, or the login ends. */
class MirrorFailureTest extends Restarts {

  @Nested
  class WhereAnotherProcessKeepsTheSame {
    @Test
    void leavesTheFurtherChangesToThatOne() {
      read();
      SharedCollection<PracticeArea> other = process();
      loading.read(other);
      mycase.put(7, "changed");
      loading.readLater(other);
      int before = mirror.written;

      assertThat(name(readLater(), 7)).isEqualTo("changed");
      mycase.put(8, "changed");
      assertThat(name(readLater(), 8)).isEqualTo("changed");

      assertThat(mirror.written).isEqualTo(before);
      assertThat(collection.problem()).isNull();
    }

    @Test
    void keepsTheWholeAllTheSameAfterAScan() {
      mycase.before("at 100", () -> loading.read(process()));
      read();
      restart();

      assertThat(ids(read())).hasSize(150);
      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "count");
    }
  }

  @Nested
  class WhenTheStoreFails {
    @BeforeEach
    void fail() {
      mirror.failure = new CollectionStoreException("The disk is full.", null);
    }

    @Test
    void readsAllTheSameAndSaysSo() {
      assertThat(ids(read())).hasSize(150);
      assertThat(ids(readLater())).hasSize(150);
      assertThat(collection.problem())
          .isEqualTo("The practice areas could not be kept for the next start: The disk is full.");
    }

    @Test
    void keepsThemWhenItWorksAgain() {
      read();
      mirror.failure = null;
      mycase.delete(150);
      readLater();

      assertThat(collection.problem()).isNull();
      restart();
      assertThat(ids(read())).hasSize(149);
      assertThat(mycase.asked()).hasSize(2);
    }
  }

  @Nested
  class WhoseLoginEnds {
    @Test
    void writesNothingMoreOfALoadUnderWay() {
      mycase.before(
          "at 50",
          () -> {
            collection.clear();
            mirror.process().clear();
          });

      assertThatThrownBy(MirrorFailureTest.this::read).isInstanceOf(LoginRequiredException.class);
      assertThat(mirror.kept).isEmpty();
    }

    @Test
    void readsNothingThatIsStillThere() {
      read();
      restart();
      collection.clear();

      read();

      assertThat(mycase.asked()).startsWith("first");
    }

    @Test
    void keepsWhatTheNextLoginReads() {
      read();
      collection.clear();
      mirror.process().clear();
      read();
      restart();

      read();

      assertThat(mycase.asked()).containsExactly(SINCE_NEWEST, "count");
    }

    @Test
    void clearsTheStore() {
      SyncEnvironment environment =
          new SyncEnvironment(
              (options, account, loads, sent) -> {
                throw new AssertionError("nothing is read");
              },
              loading.clock,
              loading.clock,
              loading.sleeper,
              Runnable::run,
              mirror.process(),
              () -> loading.account,
              RowPool.ofOneClient(),
              (collection, bytes) -> {});
      FirmCollections firm =
          new SharedCollections(environment).view(CallScope.of(CallOptions.defaults(), 0));
      read();

      firm.clear();

      assertThat(mirror.kept).isEmpty();
      assertThat(firm.persistenceError()).isEmpty();
    }
  }

  @Test
  void nothingIsKeptOfALoginOfAnUnknownAccountAndThatIsReported() {
    loading.account = Account.UNKNOWN;

    assertThat(ids(read())).hasSize(150);
    assertThat(mirror.kept).isEmpty();
    assertThat(collection.problem())
        .isEqualTo(
            "The practice areas could not be kept for the next start: it is not known whose login"
                + " this is; store the login with its account (Tokens.withAccount).");
  }
}
