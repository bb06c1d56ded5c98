package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.model.Client;
import io.github.mycase4j.client.model.ClientQuery;
import java.util.Optional;

/**
 * Clients of the firm (people). Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Clients
 */
public interface ClientsApi {
  /** Lists all clients that this login may see, lazily ({@code GET /clients}). */
  default PagedIterable<Client> list() {
    return list(ClientQuery.all());
  }

  /** Lists the clients that match a query, lazily. */
  PagedIterable<Client> list(ClientQuery query);

  /**
   * Reads one client ({@code GET /clients/{id}}).
   *
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no client with this id
   */
  Client get(long id);

  /** Reads one client, or returns empty if there is none with this id. */
  default Optional<Client> find(long id) {
    try {
      return Optional.of(get(id));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }
}
