package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.core.Page;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.error.AccessDeniedException;
import io.github.mycase4j.client.error.MalformedResponseException;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.error.RequestSummary;
import io.github.mycase4j.client.model.CaseClient;
import io.github.mycase4j.client.model.CaseFields;
import io.github.mycase4j.client.model.Client;
import io.github.mycase4j.client.model.ClientField;
import io.github.mycase4j.client.model.LegalCase;
import io.github.mycase4j.client.model.ModelFields;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Fills in requested client fields that are missing, since MyCase silently ignores parameters that
 * it does not know. A client without any of them is read by itself: then they are missing only
 * where MyCase has none, or no such client. If that would take too many requests, the response is
 * an error. Used by one list.
 */
final class ClientFieldsFilling {
  /** Far more than a firm has clients without a name, and far fewer than it has clients. */
  private static final int MOST_LOOKUPS = 20;

  private final String request;
  private final List<String> asked;
  private final LongFunction<Client> clients;
  private final Map<Long, Optional<Client>> known = new HashMap<>();

  /**
   * @param request the path of the request, for the message
   * @param clients reads one client
   */
  ClientFieldsFilling(String request, CaseFields fields, LongFunction<Client> clients) {
    this.request = request;
    this.asked = fields.clientFields().stream().map(ClientField::value).toList();
    this.clients = clients;
  }

  /** Returns a list whose iterations fill in the rows. */
  static PagedIterable<LegalCase> filled(
      PagedIterable<LegalCase> rows, Supplier<ClientFieldsFilling> filling) {
    return PagedIterable.of(
        new PagedIterable.Source<>() {
          @Override
          public Page<LegalCase> first(int pageSize) {
            PagedIterable<LegalCase> sized = pageSize == 0 ? rows : rows.pageSize(pageSize);
            return filling.get().filled(sized.firstPage());
          }

          @Override
          public Page<LegalCase> at(URI link) {
            return filling.get().filled(rows.resume(link).firstPage());
          }
        },
        LegalCase::id);
  }

  private Page<LegalCase> filled(Page<LegalCase> page) {
    return new Page<>(
        page.items().stream().map(this::filled).toList(),
        page.totalCount().isPresent() ? page.totalCount().getAsLong() : null,
        page.servedAt().orElse(null),
        page.nextLink().orElse(null),
        page.hasNext() ? () -> filled(page.next().orElseThrow()) : null);
  }

  LegalCase filled(LegalCase row) {
    if (row.clients().stream().noneMatch(this::lacksAll)) {
      return row;
    }
    return row.withClients(row.clients().stream().map(this::filled).toList());
  }

  private boolean lacksAll(CaseClient client) {
    if (asked.isEmpty()) {
      return false;
    }
    Map<String, Object> fields = ModelFields.of(client);
    return asked.stream().noneMatch(fields::containsKey);
  }

  private CaseClient filled(CaseClient client) {
    if (!lacksAll(client)) {
      return client;
    }
    Optional<Client> whole = known.get(client.id());
    if (whole == null) {
      if (known.size() == MOST_LOOKUPS) {
        throw new MalformedResponseException(
            "MyCase's response to GET "
                + request
                + " lacks the client fields that were asked for ("
                + String.join(", ", asked)
                + "). Ask without them, and read the clients.",
            new RequestSummary("GET", request, 200, null, 1),
            null);
      }
      whole = read(client.id());
      known.put(client.id(), whole);
    }
    return whole.map(client::filledFrom).orElse(client);
  }

  /** References dangle, and a login may see a case and not its client. */
  private Optional<Client> read(long id) {
    try {
      return Optional.of(clients.apply(id));
    } catch (NotFoundException | AccessDeniedException e) {
      return Optional.empty();
    }
  }
}
