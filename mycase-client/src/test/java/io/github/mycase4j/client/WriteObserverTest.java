package io.github.mycase4j.client;

import static io.github.mycase4j.client.ClientFixture.failure;
import static io.github.mycase4j.client.fake.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.core.RequestObserver;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.error.OutcomeUnknownException;
import io.github.mycase4j.client.internal.transport.HttpTransport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WriteObserverTest {
  private final List<String> seen = new ArrayList<>();
  private ClientFixture client = new ClientFixture();

  private MyCaseClient observed() {
    return client.mycase.observing(
        (method, path) -> {
          seen.add(method + " " + path);
          return (result, id) -> seen.add(result + " " + id);
        });
  }

  private void create(MyCaseClient mycase) {
    mycase.api().post("/cases", Map.of("name", "A v. B"), Sample.class);
  }

  @Test
  void hearsOfAWriteBeforeItIsSentAndWhatWasCreated() {
    client.wire.then(
        request -> {
          assertThat(seen).containsExactly("POST /cases");
          return json(201, "{\"id\":7}");
        });
    create(observed());
    assertThat(seen).containsExactly("POST /cases", "DONE 7");
  }

  @Test
  void hearsOfWritesThroughViewsMadeOfIt() {
    client.wire.then(json(201, "{\"id\":7}"));
    create(observed().withOptions(CallOptions.defaults()));
    assertThat(seen).containsExactly("POST /cases", "DONE 7");
  }

  @Test
  void hearsOfOneWriteThatWasSentTwice() {
    client.wire.then(json(429, "{}")).then(json(201, "{\"id\":7}"));
    create(observed());
    assertThat(seen).containsExactly("POST /cases", "DONE 7");
  }

  @Test
  void hearsNothingOfReads() {
    observed().api().get("/cases/1", List.of(), Sample.class);
    assertThat(seen).isEmpty();
  }

  @Test
  void canRejectAWriteBeforeItIsSent() {
    MyCaseClient refusing =
        client.mycase.observing(
            (method, path) -> {
              throw new MyCaseException("Not today.");
            });
    assertThatThrownBy(() -> create(refusing)).hasMessage("Not today.");
    assertThat(client.wire.requests()).isEmpty();
  }

  @Test
  void learnsThatMyCaseRejectedIt() {
    client.wire.then(json(422, "{}"));
    failure(MyCaseException.class, () -> create(observed()));
    assertThat(seen).contains("REJECTED null");
  }

  @Test
  void learnsThatNobodyKnows() {
    client.wire.thenFail(new IOException("reset"));
    failure(OutcomeUnknownException.class, () -> create(observed()));
    assertThat(seen).contains("UNKNOWN null");
  }

  @Test
  void learnsThatNobodyKnowsWhereTheMachineFailed() {
    client.wire.then(
        request -> {
          throw new OutOfMemoryError("Java heap space");
        });
    assertThatThrownBy(() -> create(observed())).isInstanceOf(OutOfMemoryError.class);
    assertThat(seen).contains("UNKNOWN null");
  }

  @Test
  void learnsThatItDidNotLeave() {
    client.wire.thenFail(new HttpTransport.NotSentException(new IOException("refused")));
    failure(MyCaseException.class, () -> create(observed()));
    assertThat(seen).contains("NOT_SENT null");
    seen.clear();
    client.store.delete();
    failure(MyCaseException.class, () -> create(observed()));
    assertThat(seen).contains("NOT_SENT null");
  }

  @Test
  void learnsThatItWasDoneAlsoWhereTheResponseIsUnreadable() {
    client.wire.then(json(201, "<html>"));
    failure(OutcomeUnknownException.class, () -> create(observed()));
    assertThat(seen).contains("DONE null");
  }

  @Test
  void learnsThatItWasDoneAlsoWhereTheRequestObserverFails() {
    client =
        new ClientFixture(
            MyCaseClient.builder()
                .addObserver(
                    new RequestObserver() {
                      @Override
                      public void before(RequestInfo request) {}

                      @Override
                      public void after(RequestInfo request, RequestOutcome outcome) {
                        throw new IllegalStateException("the disk is full");
                      }
                    }));
    client.wire.then(json(201, "{\"id\":7}"));
    assertThatThrownBy(() -> create(observed())).hasMessage("the disk is full");
    assertThat(seen).contains("DONE 7");
  }
}
