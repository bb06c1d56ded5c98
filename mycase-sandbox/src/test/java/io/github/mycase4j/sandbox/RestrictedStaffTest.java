package io.github.mycase4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mycase4j.sandbox.Caller.Reply;
import io.github.mycase4j.sandbox.store.FirmSchema;
import io.github.mycase4j.testsupport.MutableClock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a member of the staff who sees only their own cases gets from every operation of MyCase's
 * description, by the table in {@code restricted.txt}.
 */
@Tag("slow")
class RestrictedStaffTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The fields of bodies that refer to something that may be hidden. */
  private static final List<String> REFERENCES =
      List.of("case", "cases", "clients", "companies", "billing_contact", "client_recipients");

  private static final Sandbox SANDBOX = started();
  private static final Runnable BEGINNING = SANDBOX.checkpoint();
  private static final long ME = SampleFirm.standard(MutableClock.start()).restrictedUserId();
  private static final Caller ALL = caller(501);
  private static final Caller OWN = caller(ME);
  private static VisibleRows visible;

  private record Line(String operation, String kind, List<String> about) {
    static Line of(String text) {
      String[] parts = text.split(" \\| ", 2);
      List<String> words = List.of(parts[1].split(" ", -1));
      return new Line(parts[0], words.get(0), words.subList(1, words.size()));
    }

    String method() {
      return operation.substring(0, operation.indexOf(' '));
    }

    String path() {
      return operation.substring(operation.indexOf(' ') + 1);
    }

    String path(long id) {
      return path().replace("{id}", String.valueOf(id)).replace("{version_number}", "1");
    }

    Example example() {
      return Example.all().stream()
          .filter(each -> each.operation().equals(operation))
          .findFirst()
          .orElseThrow();
    }

    @Override
    public String toString() {
      return operation;
    }
  }

  private static Sandbox started() {
    MutableClock clock = MutableClock.start();
    Map<String, Integer> sizes =
        Map.of("time_entries", 200, "tasks", 90, "events", 60, "invoices", 60, "documents", 90);
    Sandbox sandbox =
        Sandbox.builder()
            .clock(clock)
            .firm(SampleFirm.sized(clock, sizes))
            .itemCount(collection -> true)
            .start();
    sandbox.put("webhooks", Map.of("id", "sub_1", "model", "case"));
    return sandbox;
  }

  private static Caller caller(long staffId) {
    Caller caller = new Caller(SANDBOX);
    caller.token = SANDBOX.newAccessToken(staffId);
    return caller;
  }

  @BeforeAll
  static void learnWhatIsVisible() throws Exception {
    visible = new VisibleRows(SANDBOX, ALL, ME);
  }

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  @BeforeEach
  void beginAgain() {
    BEGINNING.run();
  }

  private static Stream<Line> lines(String kind) {
    return Example.lines("restricted.txt").stream()
        .map(Line::of)
        .filter(line -> line.kind().equals(kind));
  }

  static Stream<Line> lists() {
    return lines("list");
  }

  static Stream<Line> sublists() {
    return lines("sublist");
  }

  static Stream<Line> singles() {
    return lines("one");
  }

  static Stream<Line> references() {
    return lines("refers");
  }

  static Stream<Line> unnarrowed() {
    return lines("same");
  }

  private static Map<String, List<?>> everything() {
    Map<String, List<?>> rows = new TreeMap<>();
    FirmSchema.collections().forEach(name -> rows.put(name, SANDBOX.rows(name)));
    return rows;
  }

  private static List<Long> seenOf(String collection, List<Long> ids) {
    List<Long> seen = new ArrayList<>(ids);
    seen.retainAll(visible.of(collection));
    return seen;
  }

  private static String unfiltered(String path) {
    return path.equals("/invoices") ? path + "?only_allowed_online_payments=false" : path;
  }

  @Test
  void theTableHoldsEveryOperation() {
    assertThat(Example.lines("restricted.txt"))
        .extracting(line -> Line.of(line).operation().replaceFirst(" /", " /v1/"))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(Example.lines("operations.txt"));
    assertThat(Example.lines("restricted.txt"))
        .extracting(line -> Line.of(line).kind())
        .containsOnly("list", "sublist", "one", "refers", "same", "me");
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aListAndItsCountHoldTheirOwnRowsOnly(Line line) throws Exception {
    String collection = line.about().get(0);
    String path = unfiltered(line.path());
    List<Long> all = ALL.walk(path);
    List<Long> expected = seenOf(collection, all);

    Reply first = OWN.get(path);
    assertThat(OWN.walk(path)).isEqualTo(expected);
    assertThat(first.header("Item-Count")).isEqualTo(String.valueOf(expected.size()));
    String small = path + (path.contains("?") ? "&" : "?") + "page_size=3";
    assertThat(OWN.walk(small)).isEqualTo(expected);
    assertThat(expected.size()).as("a table that shows something").isBetween(1, all.size() - 1);
  }

  @ParameterizedTest
  @MethodSource("sublists")
  void aSublistHoldsTheirOwnRowsOnly(Line line) throws Exception {
    Set<Integer> statuses = new HashSet<>();
    for (Long parent : visible.all(line.about().get(0))) {
      String path = line.path(parent);
      Reply reply = OWN.get(path);
      boolean seen = visible.of(line.about().get(0)).contains(parent);
      statuses.add(reply.status());
      assertThat(reply.status()).as(path).isEqualTo(seen ? 200 : 404);
      if (seen) {
        List<Long> expected = seenOf(line.about().get(1), ALL.walk(path));
        assertThat(OWN.walk(path)).as(path).isEqualTo(expected);
        assertThat(reply.header("Item-Count")).isEqualTo(String.valueOf(expected.size()));
      }
    }
    assertThat(statuses).containsExactlyInAnyOrder(200, 404);
  }

  @ParameterizedTest
  @MethodSource("singles")
  void aRecordOfOthersIsNotFoundAndStaysAsItIs(Line line) throws Exception {
    String body = line.example().body();
    Map<String, List<?>> before = everything();
    List<Long> seen = new ArrayList<>();
    for (Long id : visible.all(line.about().get(0))) {
      if (visible.of(line.about().get(0)).contains(id)) {
        seen.add(id);
      } else {
        Reply reply = OWN.send(line.method(), line.path(id), body);
        assertThat(reply.status()).as(line.path(id)).isEqualTo(404);
      }
    }
    assertThat(everything()).isEqualTo(before);
    assertThat(seen).isNotEmpty().hasSizeLessThan(visible.all(line.about().get(0)).size());
    for (Long id : line.method().equals("GET") ? seen : seen.subList(0, 1)) {
      assertThat(OWN.send(line.method(), line.path(id), body).status())
          .as(line.path(id))
          .isNotEqualTo(404);
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void aWriteCannotReferToARecordOfOthers(Line line) throws Exception {
    String field = line.about().get(0);
    String target = line.about().get(1);
    ObjectNode body = (ObjectNode) JSON.readTree(line.example().body().replace('\'', '"'));
    body.remove(REFERENCES);
    boolean many = field.endsWith("s");
    for (boolean seen : new boolean[] {false, true}) {
      Long id =
          visible.all(target).stream()
              .filter(each -> visible.of(target).contains(each) == seen)
              .findFirst()
              .orElseThrow();
      ObjectNode reference = JSON.createObjectNode().put("id", id);
      body.set(field, many ? JSON.createArrayNode().add(reference) : reference);
      body.remove("caller_name");
      Map<String, List<?>> before = everything();
      Reply reply = OWN.send(line.method(), line.path(), body.toString());

      assertThat(reply.status()).as(reply.text()).isEqualTo(seen ? line.example().status() : 422);
      if (!seen) {
        assertThat(reply.pointer()).isEqualTo("/" + field + (many ? "/0/id" : "/id"));
        assertThat(everything()).isEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("unnarrowed")
  void whatBelongsToTheFirmIsTheSameForEveryone(Line line) throws Exception {
    Example example = line.example();
    Reply own = OWN.send(example.method(), example.path(), example.body());

    assertThat(own.status()).as(own.text()).isEqualTo(example.status());
    if (example.method().equals("GET")) {
      assertThat(own.json()).isEqualTo(ALL.get(example.path()).json());
    }
  }

  @Test
  void meIsTheirOwnRecord() throws Exception {
    assertThat(OWN.get("/me").json().get("id").asLong()).isEqualTo(ME);
    assertThat(ALL.get("/me").json().get("id").asLong()).isEqualTo(501);
  }
}
