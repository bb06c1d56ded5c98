package io.github.mycase4j.client.collection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.client.CallOptions;
import io.github.mycase4j.client.Listing;
import io.github.mycase4j.client.Page;
import io.github.mycase4j.client.fake.MutableClock;
import io.github.mycase4j.client.internal.http.Api;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WalkedCollectionsTest {
  private final WalkedCollections shared = new WalkedCollections(new MutableClock());
  private final EmptyApi api = new EmptyApi();
  private final FirmCollections firm = shared.view(api, CallOptions.standard());

  record Read(String request, Function<FirmCollections, SyncedCollection<?>> collection) {}

  static Read[] reads() {
    return new Read[] {
      new Read("cases /cases", FirmCollections::cases),
      new Read("clients /clients", FirmCollections::clients),
      new Read("companies /companies", FirmCollections::companies),
      new Read("tasks /tasks", FirmCollections::tasks),
      new Read("events /events", FirmCollections::events),
      new Read("documents /documents", FirmCollections::documents),
      new Read("staff /staff", FirmCollections::staff),
      new Read("time_entries /time_entries", FirmCollections::timeEntries),
      new Read("invoices /invoices only_allowed_online_payments=false", FirmCollections::invoices),
      new Read("invoice_payments /invoice_payments", FirmCollections::invoicePayments),
      new Read("practice_areas /practice_areas", FirmCollections::practiceAreas),
      new Read("case_stages /case_stages", FirmCollections::caseStages),
      new Read("locations /locations", FirmCollections::locations),
    };
  }

  @ParameterizedTest
  @MethodSource("reads")
  void readEachCollectionUnfilteredInTheLargestPages(Read read) {
    read.collection().apply(firm).read();

    assertThat(api.requests).containsExactly(read.request() + " 1000");
  }

  @ParameterizedTest
  @MethodSource("reads")
  void rememberEachCollectionForAllViews(Read read) {
    read.collection().apply(firm).read();
    EmptyApi other = new EmptyApi();

    read.collection().apply(shared.view(other, CallOptions.standard())).readForNames();

    assertThat(other.requests).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("reads")
  void forgetEachCollectionOnLogout(Read read) {
    read.collection().apply(firm).read();

    firm.clear();

    read.collection().apply(firm).readForNames();
    assertThat(api.requests).hasSize(2);
  }

  @Test
  void invalidateOneCollectionAlone() {
    firm.cases().read();
    firm.clients().read();

    firm.cases().invalidate();
    firm.cases().read();
    firm.clients().read();

    assertThat(api.requests)
        .containsExactly("cases /cases 1000", "clients /clients 1000", "cases /cases 1000");
  }

  /** A firm in which there is nothing. */
  private static final class EmptyApi implements Api {
    final List<String> requests = new ArrayList<>();

    @Override
    public <T> Listing<T> list(
        String what,
        String path,
        List<Parameter> query,
        int pageSize,
        Class<T> row,
        ToLongFunction<T> id) {
      StringBuilder request = new StringBuilder(what + " " + path);
      query.forEach(p -> request.append(" ").append(p.name()).append("=").append(p.value()));
      requests.add(request + " " + pageSize);
      return new Listing<>(() -> new Page<>(List.of(), null, null), id);
    }

    @Override
    public <T> T get(String path, List<Parameter> query, Class<T> type) {
      throw new AssertionError(path);
    }

    @Override
    public <T> List<T> getAll(String path, List<Parameter> query, Class<T> row) {
      throw new AssertionError(path);
    }

    @Override
    public <T> T post(String path, Object body, Class<T> answer) {
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
    public URI location(String path) {
      throw new AssertionError(path);
    }
  }
}
