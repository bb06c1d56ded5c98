package io.github.mycase4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mycase4j.sandbox.Caller.Reply;
import io.github.mycase4j.sandbox.store.FirmSchema;
import io.github.mycase4j.testsupport.MutableClock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of MyCase's description, each with one call that succeeds and those that fail.
 */
@Tag("slow")
class EveryOperationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** MyCase wants one of the three, whichever it is. */
  private static final Set<String> CALLERS = Set.of("caller_name", "client", "lead");

  private static final SampleFirm FIRM =
      SampleFirm.sized(
          MutableClock.start(),
          Map.of("time_entries", 20, "tasks", 10, "events", 10, "invoices", 10, "documents", 20));

  private Sandbox sandbox;
  private Caller caller;

  @BeforeEach
  void start() {
    sandbox = Sandbox.builder().clock(MutableClock.start()).firm(FIRM).start();
    sandbox.put("webhooks", Map.of("id", "sub_1", "model", "case"));
    caller = new Caller(sandbox);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  static List<Example> all() {
    return Example.all();
  }

  static Stream<Example> withBody() {
    return Example.all().stream().filter(example -> example.body() != null);
  }

  static Stream<Example> withPathVariable() {
    return Example.all().stream().filter(example -> !example.pathsToNothing().isEmpty());
  }

  @Test
  void theListOfExamplesIsTheListOfMyCasesOperations() {
    assertThat(Example.all())
        .extracting(example -> example.operation().replaceFirst(" /", " /v1/"))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(Example.lines("operations.txt"));
    assertThat(Example.lines("operations.txt")).hasSize(113);
  }

  @ParameterizedTest
  @MethodSource("all")
  void succeeds(Example example) throws Exception {
    Reply reply = caller.send(example.method(), example.path(), example.body());

    assertThat(reply.status()).as(reply.text()).isEqualTo(example.status());
    assertThat(sandbox.refusals()).isEmpty();
    if (example.status() == 200 || example.status() == 201) {
      assertThat(reply.header("Content-Type")).startsWith("application/json");
      assertThat(reply.json()).isNotEmpty();
    } else {
      assertThat(reply.raw().body()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void showsEveryFieldOfARecordThatItCreates(Example example) throws Exception {
    if (example.status() == 201) {
      String path = example.operation().replaceFirst(".*(/(subfolders|versions))$", "$1");
      String collection =
          path.equals("/versions")
              ? "document_versions"
              : path.replaceFirst("/subscriptions$", "").replaceFirst(".*/", "");
      JsonNode made = caller.send(example.method(), example.path(), example.body()).json();
      Set<String> names = new TreeSet<>();
      made.fieldNames().forEachRemaining(names::add);
      names.removeAll(Set.of("put_url", "put_headers"));

      assertThat(names).isEqualTo(new TreeSet<>(FirmSchema.fields(collection)));
    }
  }

  @Nested
  class WhenTheRequestIsWrong {
    private Map<String, List<?>> before;

    private Map<String, List<?>> everything() {
      Map<String, List<?>> rows = new TreeMap<>();
      for (String collection : FirmSchema.collections()) {
        rows.put(collection, sandbox.rows(collection));
      }
      return rows;
    }

    @BeforeEach
    void remember() {
      before = everything();
    }

    @AfterEach
    void nothingHasChanged() {
      assertThat(everything()).isEqualTo(before);
    }

    private static ObjectNode body(Example example) throws JsonProcessingException {
      return (ObjectNode) JSON.readTree(example.body().replace('\'', '"'));
    }

    private void assertUnprocessable(Reply reply, String field) throws Exception {
      assertThat(reply.status()).as(field + ": " + reply.text()).isEqualTo(422);
      assertThat(reply.json().get("errors")).isNotEmpty();
      assertThat(reply.pointer()).isEqualTo("/" + field);
    }

    @ParameterizedTest
    @MethodSource("io.github.mycase4j.sandbox.EveryOperationTest#withBody")
    void eachRequiredFieldIsMissed(Example example) throws Exception {
      for (String field : example.required()) {
        ObjectNode body = body(example);
        body.remove(field);
        boolean call = example.path().startsWith("/calls") && CALLERS.contains(field);
        assertUnprocessable(
            caller.send(example.method(), example.path(), body.toString()),
            call ? "caller_name" : field);
      }
    }

    @ParameterizedTest
    @MethodSource("io.github.mycase4j.sandbox.EveryOperationTest#withBody")
    void aValueOfAnotherTypeIsRefused(Example example) throws Exception {
      for (Map.Entry<String, JsonNode> field : body(example).properties()) {
        ObjectNode body = body(example);
        body.set(field.getKey(), otherType(field.getValue()));
        assertUnprocessable(
            caller.send(example.method(), example.path(), body.toString()), field.getKey());
        body.set(field.getKey(), NODES.nullNode());
        assertUnprocessable(
            caller.send(example.method(), example.path(), body.toString()), field.getKey());
      }
    }

    private static JsonNode otherType(JsonNode value) {
      return value.isTextual()
          ? NODES.numberNode(7)
          : value.isContainerNode() ? NODES.booleanNode(true) : NODES.textNode("1");
    }

    @ParameterizedTest
    @MethodSource("io.github.mycase4j.sandbox.EveryOperationTest#withBody")
    void anUnknownFieldIsRefused(Example example) throws Exception {
      ObjectNode body = body(example);
      body.put("surprise", 1);

      assertUnprocessable(
          caller.send(example.method(), example.path(), body.toString()), "surprise");
    }

    @ParameterizedTest
    @MethodSource("io.github.mycase4j.sandbox.EveryOperationTest#withPathVariable")
    void anUnknownIdIsNotFound(Example example) throws Exception {
      for (String path : example.pathsToNothing()) {
        Reply reply = caller.send(example.method(), path, example.body());

        assertThat(reply.status()).as(path).isEqualTo(404);
        assertThat(reply.json().at("/errors/0/description").asText()).isNotEmpty();
        assertThat(sandbox.refusals()).isEmpty();
      }
    }

    @ParameterizedTest
    @MethodSource("io.github.mycase4j.sandbox.EveryOperationTest#all")
    void anUnknownParameterAndAMissingTokenAreRefused(Example example) throws Exception {
      String path = example.path() + "?surprise=1";
      Reply reply = caller.send(example.method(), path, example.body());
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.parameter()).isEqualTo("surprise");

      caller.token = null;
      assertThat(caller.send(example.method(), example.path(), example.body()).status())
          .isEqualTo(401);
    }
  }
}
