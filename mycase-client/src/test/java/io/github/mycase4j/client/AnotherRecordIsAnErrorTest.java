package io.github.mycase4j.client;

import static io.github.mycase4j.client.fake.ScriptedWire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.error.MalformedResponseException;
import io.github.mycase4j.client.error.OutcomeUnknownException;
import io.github.mycase4j.client.model.NewCase;
import io.github.mycase4j.client.model.NewNote;
import io.github.mycase4j.client.model.NewTask;
import io.github.mycase4j.client.model.NewTimeEntry;
import io.github.mycase4j.client.model.TaskPriority;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A well-formed record that is not the one that was asked for. */
class AnotherRecordIsAnErrorTest {
  private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-03-05T06:07:08Z");

  private final ClientFixture client = new ClientFixture();

  /** One call of the client. */
  record Call(String request, Function<MyCaseClient, Object> call) {
    @Override
    public String toString() {
      return request;
    }
  }

  static List<Call> gets() {
    return List.of(
        new Call("GET /cases/7", m -> m.cases().get(7)),
        new Call("GET /cases/7", m -> m.cases().find(7)),
        new Call("GET /clients/7", m -> m.clients().get(7)),
        new Call("GET /companies/7", m -> m.companies().get(7)),
        new Call("GET /documents/7", m -> m.documents().get(7)),
        new Call("GET /leads/7", m -> m.leads().get(7)),
        new Call("GET /notes/7", m -> m.notes().get(7)),
        new Call("GET /staff/7", m -> m.staff().get(7)),
        new Call("GET /time_entries/7", m -> m.timeEntries().get(7)));
  }

  static List<Call> creates() {
    NewNote note = NewNote.of("s", "n", TIME);
    LocalDate day = LocalDate.of(2026, 3, 5);
    return List.of(
        new Call("POST /cases", m -> m.cases().create(NewCase.named("n").build())),
        new Call(
            "POST /tasks",
            m -> m.tasks().create(NewTask.of("n", TaskPriority.LOW, day, List.of(3L)))),
        new Call(
            "POST /time_entries",
            m ->
                m.timeEntries()
                    .create(NewTimeEntry.of("a", day, BigDecimal.ONE, BigDecimal.ONE, 5, 3))),
        new Call("POST /cases/5/notes", m -> m.notes().createForCase(5, note)),
        new Call("POST /clients/5/notes", m -> m.notes().createForClient(5, note)),
        new Call("POST /companies/5/notes", m -> m.notes().createForCompany(5, note)));
  }

  static Stream<Arguments> getsAndBodies() {
    return gets().stream()
        .flatMap(
            call ->
                Stream.of(
                    Arguments.of(call, "{\"id\":8}", "it is the record with another id"),
                    Arguments.of(call, "{}", "it has no id"),
                    Arguments.of(call, "{\"id\":null}", "it has no id"),
                    Arguments.of(call, "{\"id\":0}", "it has no id"),
                    Arguments.of(call, "{\"errors\":[]}", "it has no id")));
  }

  @ParameterizedTest
  @MethodSource("getsAndBodies")
  void isAnErrorWhereOneWasAskedFor(Call call, String body, String reason) {
    client.wire.then(json(200, body));

    assertThatThrownBy(() -> call.call().apply(client.mycase))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessage(
            "MyCase's answer to " + call.request() + " cannot be understood: " + reason + ".");
  }

  @ParameterizedTest
  @MethodSource("gets")
  void theOneThatWasAskedForIsRead(Call call) {
    client.wire.then(json(200, "{\"id\":7}"));

    assertThat(call.call().apply(client.mycase)).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("creates")
  void leavesItOpenWhetherAWriteTookPlace(Call call) {
    for (String body : List.of("{}", "{\"id\":0}", "{\"id\":-4}", "{\"errors\":[]}")) {
      client.wire.then(json(201, body));

      assertThatThrownBy(() -> call.call().apply(client.mycase))
          .isInstanceOf(OutcomeUnknownException.class)
          .hasMessageStartingWith(
              "MyCase accepted " + call.request() + ", but its answer cannot be understood")
          .hasMessageEndingWith(
              call.request().contains("/companies/") // MyCase cannot list these notes.
                  ? "Look in MyCase before trying again."
                  : "If it exists, " + call.request().replace("POST", "GET") + " has it.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"id\":null}", "{\"id\":-1}", "{\"errors\":[]}"})
  void theLoginIsOfAStaffMemberWithAnId(String body) {
    client.wire.then(json(200, body));

    assertThatThrownBy(() -> client.mycase.staff().me())
        .isInstanceOf(MalformedResponseException.class)
        .hasMessage("MyCase's answer to GET /me cannot be understood: it has no id.");
  }

  @Test
  void aFirmHasANameOrAnAddress() {
    client.wire.then(json(200, "{}")).then(json(200, "{\"url\":\"firm.example.com\"}"));

    assertThatThrownBy(() -> client.mycase.firm().get())
        .isInstanceOf(MalformedResponseException.class)
        .hasMessage("MyCase's answer to GET /firm cannot be understood: it names no firm.");
    assertThat(client.mycase.firm().get().url()).isEqualTo("firm.example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{}]", "[{\"id\":0}]", "[{\"id\":-3}]", "[{\"id\":1},{}]"})
  void aRowOfAListHasAnId(String body) {
    client.wire.then(json(200, body));

    assertThatThrownBy(() -> client.mycase.tasks().list().stream().toList())
        .isInstanceOf(MalformedResponseException.class)
        .hasMessage("MyCase's answer to GET /tasks has a row without an id.");
  }
}
