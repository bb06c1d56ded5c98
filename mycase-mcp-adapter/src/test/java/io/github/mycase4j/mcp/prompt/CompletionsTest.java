package io.github.mycase4j.mcp.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import io.github.mycase4j.mcp.server.McpServer.Completion;
import io.github.mycase4j.mcp.server.McpServer.CompletionRequest;
import io.github.mycase4j.mcp.server.McpServer.CompletionSource;
import io.github.mycase4j.mcp.tool.InvalidArgumentException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionsTest {
  private static final String CASES = "mycase://cases/{case_id}";
  private static final String CONTACTS = "mycase://contacts/{type}/{contact_id}";

  @TempDir Path home;
  private TestFirm firm;

  @BeforeEach
  void open() {
    firm = TestFirm.open(home);
  }

  @AfterEach
  void close() {
    firm.close();
  }

  private Completion prompt(String prompt, String argument, String typed) {
    return firm.connector.complete(
        new CompletionRequest(CompletionSource.PROMPT, prompt, argument, typed, Map.of()));
  }

  private Completion template(
      String template, String variable, String typed, Map<String, String> context) {
    return firm.connector.complete(
        new CompletionRequest(
            CompletionSource.RESOURCE_TEMPLATE, template, variable, typed, context));
  }

  private Completion cases(String typed) {
    return prompt("matter-timeline", "case", typed);
  }

  private Row someCase() {
    return firm.truth("cases", 1001);
  }

  private static String start(String text) {
    return text.substring(0, 4).toLowerCase(Locale.ROOT);
  }

  @Nested
  class WithNothingInMemory {
    @Test
    void givesNothingAndAsksNothing() {
      assertThat(cases("")).isEqualTo(Completion.NONE);
      assertThat(template(CASES, "case_id", "1", Map.of())).isEqualTo(Completion.NONE);
      firm.ok("auth-status");
      assertThat(cases("")).isEqualTo(Completion.NONE);
      assertThat(firm.requests()).isEmpty();
    }

    @Test
    void givesNothingWithoutALogin() {
      firm.ok("logout");
      assertThat(prompt("client-update", "client", "")).isEqualTo(Completion.NONE);
    }

    @Test
    void givesTheTypesOfContacts() {
      assertThat(template(CONTACTS, "type", "", Map.of()).values())
          .containsExactly("client", "company");
      assertThat(template(CONTACTS, "type", "comp", Map.of()).values()).containsExactly("company");
    }
  }

  @Nested
  class OnceCasesAreRead {
    @BeforeEach
    void read() {
      firm.ok("list-cases");
    }

    @Test
    void asksNothingAndRecordsNothing() throws Exception {
      List<String> before = firm.requests();
      long size = Files.size(firm.connection.configuration().auditFile());
      firm.clock.advance(Duration.ofHours(3));

      assertThat(cases("").values()).isNotEmpty();

      assertThat(firm.requests()).isEqualTo(before);
      assertThat(Files.size(firm.connection.configuration().auditFile())).isEqualTo(size);
    }

    @Test
    void putsThoseThatBeginWithItFirst() {
      List<String> values = cases("thornbury").values();

      assertThat(values)
          .startsWith("Thornbury v. Silverline Transit")
          .contains("People v. Thornbury");
      List<Boolean> begin =
          values.stream()
              .map(each -> each.toLowerCase(Locale.ROOT).startsWith("thornbury"))
              .toList();
      assertThat(begin.lastIndexOf(true)).isLessThan(begin.indexOf(false));
    }

    @Test
    void countsAllCases() {
      long names = firm.truth("cases").stream().map(each -> each.find("name")).distinct().count();

      Completion all = cases("");

      assertThat(all.total()).isEqualTo((int) names);
      assertThat(all.values()).hasSize((int) names).doesNotHaveDuplicates();
      assertThat(all.hasMore()).isFalse();
    }

    @Test
    void givesTheNumberWhereTheNumberWasTyped() {
      assertThat(cases(someCase().text("case_number")).values())
          .contains(someCase().text("case_number"));
    }

    @Test
    void givesIdsForATemplateByIdAndByName() {
      assertThat(template(CASES, "case_id", "1001", Map.of()).values().get(0)).isEqualTo("1001");
      assertThat(template(CASES, "case_id", "10", Map.of()).values())
          .allMatch(each -> each.matches("[0-9]+"))
          .contains("1001");
      assertThat(template(CASES, "case_id", someCase().text("name"), Map.of()).values())
          .contains("1001");
    }

    @Test
    void givesNothingForWhatFitsNothing() {
      assertThat(cases("zzzz no such matter")).isEqualTo(Completion.NONE);
      assertThat(cases("x".repeat(5_000))).isEqualTo(Completion.NONE);
    }

    @Test
    void givesPracticeAreasAndStagesOfCases() {
      String area = someCase().text("practice_area");
      String stage = someCase().text("case_stage");

      assertThat(prompt("stale-matters", "practice_area", start(area)).values()).contains(area);
      assertThat(prompt("stale-matters", "case_stage", stage).values().get(0)).isEqualTo(stage);
    }

    @Test
    void givesNothingAfterALogout() {
      firm.ok("logout");
      assertThat(cases("")).isEqualTo(Completion.NONE);
      firm.logIn(Duration.ofDays(14));
      assertThat(cases("")).isEqualTo(Completion.NONE);
    }

    @Test
    void givesNothingToAnotherUser() {
      Tokens priya = firm.connection.store().load().orElseThrow();
      firm.connection
          .store()
          .save(
              new Tokens(
                  Secret.of(firm.sandbox.newAccessToken()),
                  firm.clock.instant().plus(Duration.ofDays(1)),
                  Secret.of(firm.sandbox.newRefreshToken()),
                  firm.clock.instant().plus(Duration.ofDays(14)),
                  new Account(1001L, "Bob Example", "Raman & Whitaker LLP", "firm-of-the-test")));

      assertThat(cases("")).isEqualTo(Completion.NONE);

      firm.connection.store().save(priya);
      assertThat(cases("")).as("dropped, as a call drops it").isEqualTo(Completion.NONE);
    }

    @Test
    void keepsNothingWhereNothingIsToBeKept() {
      TestFirm off = TestFirm.in(home.resolve("off")).set("MYCASE_MIRROR", "off").open();
      try (off) {
        off.ok("list-cases");
        assertThat(
                off.connector.complete(
                    new CompletionRequest(
                        CompletionSource.PROMPT, "matter-timeline", "case", "", Map.of())))
            .isEqualTo(Completion.NONE);
      }
    }
  }

  @Nested
  class OnceContactsAreRead {
    private Row client;
    private Row company;

    @BeforeEach
    void read() {
      firm.ok("search-contacts");
      client = living("clients");
      company = living("companies");
    }

    private Row living(String collection) {
      return firm.truth(collection).stream()
          .filter(each -> !Boolean.TRUE.equals(each.find("archived")))
          .findFirst()
          .orElseThrow();
    }

    private List<Row> archived(String collection) {
      return firm.truth(collection).stream()
          .filter(each -> Boolean.TRUE.equals(each.find("archived")))
          .toList();
    }

    private String name() {
      return fullName(client);
    }

    private String fullName(Row person) {
      return person.text("first_name") + " " + person.text("last_name");
    }

    private Completion contacts(String typed) {
      return prompt("client-update", "client", typed);
    }

    @Test
    void givesAHundredAndCountsAll() {
      Completion all = contacts("");

      assertThat(all.values()).hasSize(100).doesNotHaveDuplicates();
      assertThat(all.total()).isGreaterThan(100);
      assertThat(all.hasMore()).isTrue();
    }

    @Test
    void givesNamesOfPeopleAndCompanies() {
      assertThat(contacts(client.text("last_name")).values()).contains(name());
      assertThat(contacts(company.text("name")).values().get(0)).isEqualTo(company.text("name"));
    }

    @Test
    void givesIdsOfTheTypeThatIsKnown() {
      String id = Long.toString(client.id());

      assertThat(template(CONTACTS, "contact_id", name(), Map.of("type", "client")).values())
          .contains(id);
      assertThat(template(CONTACTS, "contact_id", name(), Map.of()).values()).contains(id);
      assertThat(template(CONTACTS, "contact_id", name(), Map.of("type", "company")).values())
          .doesNotContain(id);
      assertThat(
              template(CONTACTS, "contact_id", company.text("name"), Map.of("type", "company"))
                  .values()
                  .get(0))
          .isEqualTo(Long.toString(company.id()));
    }

    @Test
    void leavesOutArchivedOnes() {
      assertThat(archived("clients"))
          .isNotEmpty()
          .extracting(this::fullName)
          .allSatisfy(each -> assertThat(contacts(each).values()).doesNotContain(each));
      assertThat(archived("companies"))
          .isNotEmpty()
          .extracting(each -> each.text("name"))
          .allSatisfy(each -> assertThat(contacts(each).values()).doesNotContain(each));
    }
  }

  @Test
  void givesStaff() {
    firm.ok("list-staff");
    assertThat(prompt("deadlines", "staff", "raman").values()).contains("Priya Raman");
  }

  @Test
  void hasNothingToSuggestForNumbers() {
    firm.ok("list-cases");
    assertThat(prompt("deadlines", "days", "1")).isEqualTo(Completion.NONE);
  }

  @Test
  void namesWhatDoesNotExist() {
    assertThatThrownBy(() -> prompt("dead-lines", "days", "1"))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessage("There is no prompt \"dead-lines\".");
    assertThatThrownBy(() -> prompt("deadlines", "day", "1"))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessage(
            "The prompt deadlines has no argument \"day\"; its arguments are: days, staff.");
    assertThatThrownBy(() -> template("mycase://cases/{id}", "id", "1", Map.of()))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessage("There is no resource template \"mycase://cases/{id}\".");
    assertThatThrownBy(() -> template(CASES, "id", "1", Map.of()))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessage("The resource template mycase://cases/{case_id} has no variable \"id\".");
  }
}
