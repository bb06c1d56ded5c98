package io.github.mycase4j.client.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.collection.FirmCollections;
import io.github.mycase4j.client.collection.SyncedCollection;
import io.github.mycase4j.client.core.CallOptions;
import io.github.mycase4j.client.core.Page;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.core.Sleeper;
import io.github.mycase4j.client.core.TransferListener;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.error.RequestSummary;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.internal.http.CallScope;
import io.github.mycase4j.client.internal.http.ResponseCheck;
import io.github.mycase4j.client.internal.json.Json;
import io.github.mycase4j.client.model.CalendarEvent;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.testsupport.MutableClock;
import java.net.URI;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each collection of a firm asks MyCase for. */
class CollectionTypesTest {
  private static final URI LINK = URI.create("https://mycase.example.com/v1/x?page_token=a");
  private static final Instant SINCE = Instant.parse("2026-03-01T10:00:00Z");

  private final List<String> requests = new ArrayList<>();
  private final SharedCollections shared =
      new SharedCollections(
          new SyncEnvironment(
              (options, account, loading, sent) -> new EmptyApi(loading ? "loading " : "asked "),
              new MutableClock(),
              new MutableClock(),
              Sleeper.system(),
              Runnable::run,
              null,
              () -> Account.UNKNOWN,
              RowPool.ofOneClient(),
              (collection, bytes) -> {}));
  private final FirmCollections firm = view();

  private FirmCollections view() {
    return shared.view(CallScope.of(CallOptions.defaults(), 0));
  }

  record Asked(
      CollectionType<?> kind,
      String list,
      Function<FirmCollections, SyncedCollection<?>> collection) {}

  static Asked[] all() {
    return new Asked[] {
      new Asked(CollectionTypes.CASES, "cases /cases", FirmCollections::cases),
      new Asked(CollectionTypes.CLIENTS, "clients /clients", FirmCollections::clients),
      new Asked(CollectionTypes.COMPANIES, "companies /companies", FirmCollections::companies),
      new Asked(CollectionTypes.TASKS, "tasks /tasks", FirmCollections::tasks),
      new Asked(CollectionTypes.EVENTS, "events /events", FirmCollections::events),
      new Asked(CollectionTypes.DOCUMENTS, "documents /documents", FirmCollections::documents),
      new Asked(CollectionTypes.STAFF, "staff /staff", FirmCollections::staff),
      new Asked(
          CollectionTypes.TIME_ENTRIES, "time_entries /time_entries", FirmCollections::timeEntries),
      new Asked(
          CollectionTypes.INVOICES,
          "invoices /invoices only_allowed_online_payments=false",
          FirmCollections::invoices),
      new Asked(
          CollectionTypes.INVOICE_PAYMENTS,
          "invoice_payments /invoice_payments",
          FirmCollections::invoicePayments),
      new Asked(
          CollectionTypes.PRACTICE_AREAS,
          "practice_areas /practice_areas",
          FirmCollections::practiceAreas),
      new Asked(
          CollectionTypes.CASE_STAGES, "case_stages /case_stages", FirmCollections::caseStages),
      new Asked(CollectionTypes.LOCATIONS, "locations /locations", FirmCollections::locations),
    };
  }

  @ParameterizedTest
  @MethodSource("all")
  void isReadUnfilteredInTheLargestPages(Asked asked) {
    asked.collection().apply(firm).read();

    assertThat(requests).containsExactly("loading " + asked.list() + " 1000");
  }

  @ParameterizedTest
  @MethodSource("all")
  void isAskedForItsChangesAndItsCount(Asked asked) {
    RowSource<?> source =
        new ApiRowSource<>(asked.kind(), new EmptyApi("asked "), new EmptyApi("loading "));

    source.changedSince(SINCE);
    source.count();
    source.at(LINK);

    assertThat(requests)
        .containsExactly(
            "asked " + asked.list() + " filter[updated_after]=2026-03-01T10:00:00Z 1000",
            "asked " + asked.list() + " 1",
            "loading " + asked.kind().name() + " " + LINK);
  }

  @ParameterizedTest
  @MethodSource("all")
  void isRememberedForAllViews(Asked asked) {
    asked.collection().apply(firm).read();
    requests.clear();

    asked.collection().apply(view()).read();

    assertThat(requests).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void isForgottenAtLogoutAndOnRequest(Asked asked) {
    asked.collection().apply(firm).read();
    firm.clear();
    asked.collection().apply(firm).read();
    firm.evict();
    asked.collection().apply(firm).read();

    assertThat(requests).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("all")
  void isInvalidatedWithAllOthers(Asked asked) {
    asked.collection().apply(firm).read();
    view().invalidate();
    asked.collection().apply(firm).read();
    asked.collection().apply(firm).read();

    assertThat(requests).hasSize(2);
  }

  @Test
  void isInvalidatedAlone() {
    firm.cases().read();
    firm.clients().read();
    requests.clear();

    firm.cases().invalidate();
    firm.cases().read();
    firm.clients().read();

    assertThat(requests).containsExactly("loading cases /cases 1000");
  }

  @Test
  void hasNoFilterForChangesOfPaymentsAlone() {
    assertThat(all())
        .filteredOn(asked -> asked.kind().changed() == null)
        .extracting(asked -> asked.kind().name())
        .containsExactly("invoice_payments");
  }

  @Test
  void asksForASingleRowAndTakesNotFoundForNone() {
    RowSource<LegalCase> source =
        new ApiRowSource<>(CollectionTypes.CASES, new EmptyApi("asked "), new EmptyApi("loading "));

    assertThat(source.find(7)).isEmpty();
    assertThat(requests).containsExactly("asked /cases/7");
  }

  @Test
  void asksForNoSingleRowWhereMyCaseGivesNone() {
    assertThat(all())
        .filteredOn(asked -> !asked.kind().single())
        .extracting(asked -> asked.kind().name())
        .contains("tasks", "events", "invoices", "invoice_payments");
  }

  @Test
  void givesAnEventTheDaysThatItHasInAnyZone() {
    assertThat(days("2026-03-02T23:30:00-05:00", "2026-03-03T01:00:00-05:00"))
        .isEqualTo(new CollectionType.Days(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 4)));
    assertThat(days("2026-03-02T00:00:00Z", null))
        .isEqualTo(new CollectionType.Days(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 3)));
    assertThat(days("2026-03-02T00:00:00Z", "2026-01-01T00:00:00Z"))
        .isEqualTo(new CollectionType.Days(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 3)));
    assertThat(days(null, "2026-03-02T00:00:00Z")).isNull();
  }

  private static CollectionType.Days days(String start, String end) {
    String json =
        "{\"id\":1"
            + (start == null ? "" : ",\"start\":\"" + start + "\"")
            + (end == null ? "" : ",\"end\":\"" + end + "\"")
            + "}";
    CalendarEvent event = Json.read(json.getBytes(StandardCharsets.UTF_8), CalendarEvent.class);
    return CollectionTypes.EVENTS.days().apply(event);
  }

  /** A firm in which there is nothing. */
  private final class EmptyApi implements Api {
    private final String name;

    EmptyApi(String name) {
      this.name = name;
    }

    @Override
    public <T> PagedIterable<T> list(
        String what,
        String path,
        List<Parameter> query,
        int pageSize,
        Class<T> row,
        ToLongFunction<T> id) {
      StringBuilder request = new StringBuilder(name + what + " " + path);
      query.forEach(p -> request.append(" ").append(p.name()).append("=").append(p.value()));
      return PagedIterable.of(
          new PagedIterable.Source<>() {
            @Override
            public Page<T> first(int size) {
              requests.add(request + " " + pageSize);
              return new Page<>(List.of(), null, null);
            }

            @Override
            public Page<T> at(URI link) {
              requests.add(name + what + " " + link);
              return new Page<>(List.of(), null, null);
            }
          },
          id);
    }

    @Override
    public <T> T get(String path, List<Parameter> query, Class<T> type, ResponseCheck<T> check) {
      requests.add(name + path);
      throw new NotFoundException(
          "There is none.", new RequestSummary("GET", path, 404, null, 1), null);
    }

    @Override
    public <T> List<T> getAll(String path, List<Parameter> query, Class<T> row) {
      throw new AssertionError(path);
    }

    @Override
    public <T> T post(String path, Object body, Class<T> answer, ResponseCheck<T> check) {
      throw new AssertionError(path);
    }

    @Override
    public <T> List<T> postForList(String path, Object body, Class<T> row) {
      throw new AssertionError(path);
    }

    @Override
    public void post(String path, Object body) {
      throw new AssertionError(path);
    }

    @Override
    public void put(String path, Object body) {
      throw new AssertionError(path);
    }

    @Override
    public void delete(String path) {
      throw new AssertionError(path);
    }

    @Override
    public void download(
        String path, URI address, WritableByteChannel file, TransferListener listener) {
      throw new AssertionError(path);
    }

    @Override
    public void upload(
        String path,
        URI address,
        Map<String, String> headers,
        Path file,
        TransferListener listener) {
      throw new AssertionError(path);
    }

    @Override
    public URI location(String path) {
      throw new AssertionError(path);
    }
  }
}
