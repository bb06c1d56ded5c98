package io.github.mycase4j.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@MyCaseSandbox(
    now = "2026-03-11T09:30:00-07:00",
    rows =
        """
        {"tasks": [{"id": 1, "name": "File the motion", "staff": [{"id": 501}]}],
         "cases": [{"id": 1001, "name": "Replaced"}]}
        """)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OnAClassTest {
  private static final List<FakeClient> CLIENTS = new ArrayList<>();
  private static Sandbox ofTheClass;
  private static FakeClient clientOfTheClass;

  private final FakeClient fromConstructor;
  private FakeClient fromBeforeEach;

  OnAClassTest(FakeClient client) {
    fromConstructor = client;
  }

  @BeforeAll
  static void seed(Sandbox sandbox, FakeClient client) throws Exception {
    ofTheClass = sandbox;
    clientOfTheClass = client;
    sandbox.put("tasks", Map.of("id", 2, "name", "Of BeforeAll"));
    client.get("/me");
  }

  @BeforeEach
  void remember(FakeClient client) {
    fromBeforeEach = client;
    CLIENTS.add(client);
  }

  @AfterAll
  static void theClientsOfTheTestsAreClosed() {
    assertThat(CLIENTS).hasSize(5).doesNotHaveDuplicates().allMatch(client -> client.closed);
    assertThat(clientOfTheClass.closed).isFalse();
  }

  @Test
  @Order(1)
  void aClientIsLoggedInAndTheRowsAreThere(FakeClient client, Sandbox sandbox) throws Exception {
    assertThat(sandbox).isSameAs(ofTheClass);
    assertThat(client).isSameAs(fromBeforeEach).isNotSameAs(clientOfTheClass);
    assertThat(client.get("/me").body()).contains("Priya");
    assertThat(client.get("/cases/1001").body()).contains("Replaced");
    assertThat(client.get("/tasks?page_size=2").body())
        .contains("File the motion", "Of BeforeAll", "2026-03-11T16:30:00Z");
    assertThat(sandbox.requests("GET", "/me")).hasSize(1);
    assertThat(sandbox.refusals()).isEmpty();
    sandbox.delete("tasks", 1);
    sandbox.fail("/me", 500);
  }

  @Test
  @Order(2)
  void theNextTestBeginsWhereTheFirstBegan(FakeClient client, Sandbox sandbox) throws Exception {
    assertThat(sandbox.requests()).isEmpty();
    assertThat(client.get("/me").statusCode()).isEqualTo(200);
    assertThat(sandbox.rows("tasks"))
        .hasSize(302)
        .first()
        .satisfies(row -> assertThat(row).containsEntry("name", "File the motion"));
    assertThat(CLIENTS.get(0).closed).isTrue();
    sandbox.delete("tasks", 2);
  }

  @Test
  @Order(3)
  void theConstructorGetsAClientThatIsOpen() throws Exception {
    assertThat(fromConstructor.closed).isFalse();
    assertThat(fromConstructor.get("/me").statusCode()).isEqualTo(200);
  }

  @Nested
  class Inside {
    @BeforeEach
    void more(Sandbox sandbox) {
      sandbox.put("tasks", Map.of("id", 3, "name", "Of the nested class"));
    }

    @Test
    void theSandboxIsTheSame(Sandbox sandbox) {
      assertThat(sandbox).isSameAs(ofTheClass);
      assertThat(sandbox.rows("tasks")).hasSize(303);
    }
  }

  @Nested
  @MyCaseSandbox(firm = MyCaseSandbox.Firm.EMPTY)
  class WithItsOwnSettings {
    @Test
    void itIsAnother(Sandbox sandbox) {
      assertThat(sandbox).isNotSameAs(ofTheClass);
      assertThat(sandbox.rows("cases")).isEmpty();
      assertThat(sandbox.rows("invoice_payments")).isEmpty();
      assertThat(sandbox.rows("staff")).hasSize(12);
      assertThat(sandbox.rows("case_stages")).isNotEmpty();
    }
  }
}
