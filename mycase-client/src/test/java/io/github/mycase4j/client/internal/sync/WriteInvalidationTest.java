package io.github.mycase4j.client.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.collection.FirmCollections;
import io.github.mycase4j.client.collection.SyncedCollection;
import io.github.mycase4j.client.model.NewCase;
import io.github.mycase4j.client.model.NewCaseContact;
import io.github.mycase4j.client.model.NewClient;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteInvalidationTest {
  private final TreeSet<String> invalidated = new TreeSet<>();

  /** A firm whose collections tell what is said of them. */
  private final FirmCollections firm =
      fake(
          FirmCollections.class,
          (collection, nothing) ->
              fake(
                  SyncedCollection.class,
                  (method, arguments) -> {
                    assertThat(method).isEqualTo("invalidate");
                    invalidated.add(
                        arguments == null ? collection : collection + " " + arguments[0]);
                    return null;
                  }));

  @FunctionalInterface
  private interface Called {
    Object with(String method, Object[] arguments);
  }

  private static <T> T fake(Class<T> type, Called called) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> called.with(method.getName(), arguments)));
  }

  private void seen(String path, Object body) {
    WriteInvalidation.seen(firm, path, body);
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
