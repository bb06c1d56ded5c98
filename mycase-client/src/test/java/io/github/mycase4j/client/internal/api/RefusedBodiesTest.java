package io.github.mycase4j.client.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mycase4j.client.model.Call;
import io.github.mycase4j.client.model.CallUpdate;
import io.github.mycase4j.client.model.ModelJson;
import io.github.mycase4j.client.model.NewCustomFieldOption;
import io.github.mycase4j.client.model.NewDocument;
import io.github.mycase4j.client.model.Task;
import io.github.mycase4j.client.model.TaskUpdate;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What MyCase would reject, or take for something else, is refused before it is sent. */
class RefusedBodiesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

  private final RecordedApi api = new RecordedApi();
  private final Services services = new Services(api);

  @Nested
  class AnUpdate {

    @Test
    void needsWhatTheRecordLacks() {
      TaskUpdate update =
          TaskUpdate.from(
              ModelJson.read(
                  Task.class, "{\"id\":7,\"name\":\"File\",\"priority\":\"Low\",\"staff\":[]}"));

      refuses(() -> services.tasks().update(7, update), "\"due_date\" in every update of /tasks/7");
      services.tasks().update(7, update.withDueDate(DAY));
      assertThat(api.only()).isEqualTo("PUT /tasks/7 TaskUpdate");
    }

    @Test
    void needsWhatCouldNotBeRead() {
      Task task =
          ModelJson.read(
              Task.class,
              "{\"id\":7,\"name\":\"File\",\"priority\":\"Low\",\"due_date\":\"20227\"}");

      refuses(() -> services.tasks().update(7, TaskUpdate.from(task)), "due_date");
      assertThat(api.requests).isEmpty();
    }

    @Test
    void ofACallNeedsSomebodyWhoItWasWith() {
      Call call =
          ModelJson.read(
              Call.class,
              "{\"id\":7,\"called_at\":\"2026-03-05T06:07:08Z\",\"caller_phone_number\":\"1\","
                  + "\"call_for\":{\"id\":4},\"message\":\"m\"}");

      refuses(() -> services.calls().update(7, CallUpdate.from(call)), "caller_name");
      services.calls().update(7, CallUpdate.from(call).withCallerName("Ann"));
      assertThat(api.only()).isEqualTo("PUT /calls/7 CallUpdate");
    }
  }

  @Test
  void nothingIsAddedWithoutItems() {
    refuses(() -> services.cases().addClients(7), "no clients to add");
    refuses(() -> services.tasks().addStaff(7, List.of()), "no staff to add");
    refuses(() -> services.customFields().addOptions(7, List.of()), "no list_options to add");
    assertThat(api.requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", ".."})
  void aKeyNamesSomething(String key) {
    NewCustomFieldOption option = NewCustomFieldOption.of("Blue");

    refuses(() -> services.customFields().updateOption(7, key, option), "key");
    refuses(() -> services.customFields().deleteOption(7, key), "key");
    refuses(() -> services.webhooks().delete(key), "id");
    assertThat(api.requests).isEmpty();
  }

  @Test
  void aDocumentOfACaseIsNotShared() {
    NewDocument body = NewDocument.of("Answer", "answer.pdf").withStaff(List.of(4L));

    refuses(() -> services.documents().createForCase(9, body), "leave out staff");
    assertThat(api.requests).isEmpty();
  }

  private static void refuses(Runnable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
  }
}
