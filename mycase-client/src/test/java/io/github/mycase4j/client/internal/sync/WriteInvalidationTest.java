package io.github.mycase4j.client.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.model.NewCase;
import io.github.mycase4j.client.model.NewCaseContact;
import io.github.mycase4j.client.model.NewClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteInvalidationTest {
  private final TreeSet<String> invalidated = new TreeSet<>();

  private void seen(String path, Object body) {
    WriteInvalidation write = WriteInvalidation.of(path, body);
    for (CollectionType<?> type : CollectionTypes.ALL) {
      String name = camelCase(type.name());
      if (write.affects(type)) {
        invalidated.add(name);
      }
      write.ids(type).forEach(id -> invalidated.add(name + " " + id));
    }
  }

  private static String camelCase(String name) {
    int bar = name.indexOf('_');
    return bar < 0
        ? name
        : name.substring(0, bar)
            + Character.toUpperCase(name.charAt(bar + 1))
            + name.substring(bar + 2);
  }

  @Test
  void findsRowsInJsonTextAndNoneInWhatIsNoObject() {
    seen("/cases", "{\"clients\":[{\"id\":4}]}".getBytes(StandardCharsets.UTF_8));
    assertThat(invalidated).contains("clients 4");
    invalidated.clear();

    seen("/cases", "[1]".getBytes(StandardCharsets.UTF_8));
    seen("/cases", List.of(Map.of("id", 1)));

    assertThat(invalidated).containsExactly("cases", "clients", "companies");
  }

  @ParameterizedTest
  @CsvSource({
    "/tasks, tasks",
    "/tasks/7, tasks",
    "/events/7, events",
    "/time_entries, timeEntries",
    "/practice_areas, practiceAreas",
    "/case_stages/3, caseStages",
    "/locations, locations",
    "/documents/7, documents",
    "/cases/7/documents, documents",
    "/clients/7/documents, documents",
  })
  void changeTheirCollection(String path, String collection) {
    seen(path, Map.of());

    assertThat(invalidated).containsExactly(collection);
  }

  @Test
  void ofInvoicesChangeThePaymentsAsWell() {
    seen("/invoices/7/payments", Map.of());

    assertThat(invalidated).containsExactly("invoicePayments", "invoices");
  }

  @ParameterizedTest
  @CsvSource({
    "/cases/7, cases 7",
    "/cases/7/relationships/staff, cases 7",
    "/clients/5000000000, clients 5000000000",
    "/companies/7, companies 7",
  })
  void ofACaseOrAContactChangeWhatNamesThem(String path, String row) {
    seen(path, null);

    assertThat(invalidated).containsExactlyInAnyOrder("cases", "clients", "companies", row);
  }

  @Test
  void ofANewCaseChangeWhoIsOnIt() {
    seen("/cases", NewCase.named("A v. B").client(3).client(4).company(5).build());

    assertThat(invalidated)
        .containsExactly("cases", "clients", "clients 3", "clients 4", "companies", "companies 5");
  }

  @Test
  void ofARelationshipChangeBothSides() {
    seen(
        "/cases/7/relationships/clients",
        Map.of("clients", List.of(NewCaseContact.of(3), NewCaseContact.of(4))));

    assertThat(invalidated)
        .containsExactly("cases", "cases 7", "clients", "clients 3", "clients 4", "companies");
  }

  @Test
  void ofAContactChangeTheCasesThatItNames() {
    seen("/clients", NewClient.of("Ann", "Lee").withCases(List.of(7L)));

    assertThat(invalidated).containsExactly("cases", "cases 7", "clients", "companies");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cases/7/message_threads",
        "/cases/7/subfolders",
        "/cases/7/notes",
        "/clients/7/notes",
        "/calls",
        "/leads/7",
        "/",
        "",
        "/folders"
      })
  void elsewhereChangeNothingThatIsKept(String path) {
    seen(path, Map.of());

    assertThat(invalidated).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cases/x", "/cases/9999999999999999999", "/cases/-1"})
  void ofNoIdNameNoRow(String path) {
    seen(path, Map.of());

    assertThat(invalidated).containsExactly("cases", "clients", "companies");
  }
}
