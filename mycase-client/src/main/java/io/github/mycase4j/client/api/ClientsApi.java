package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.model.Client;
import io.github.mycase4j.client.model.ClientUpdate;
import io.github.mycase4j.client.model.NewClient;
import io.github.mycase4j.client.model.PersonQuery;
import java.util.Optional;

/**
 * Clients of the firm (people). Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Clients
 */
public interface ClientsApi {
  /**
   * Lists all clients that this login may see, lazily ({@code GET /clients}).
   *
   * @return the clients, read page by page while they are iterated
   */
  default PagedIterable<Client> list() {
    return list(PersonQuery.all());
  }

  /**
   * Lists the clients that match a query, lazily.
   *
   * @param query the filters
   * @return the clients, read page by page while they are iterated
   */
  PagedIterable<Client> list(PersonQuery query);

  /**
   * Reads one client ({@code GET /clients/{id}}).
   *
   * @param id the id of the client
   * @return the client
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no client with this id
   */
  Client get(long id);

  /**
   * Reads one client, or returns empty if there is none with this id.
   *
   * @param id the id of the client
   * @return the client, or empty
   */
  default Optional<Client> find(long id) {
    try {
      return Optional.of(get(id));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Creates a client ({@code POST /clients}) and returns it as MyCase stored it.
   *
   * @param body what to create
   * @return the client as MyCase stored it
   */
  Client create(NewClient body);

  /**
   * Updates a client ({@code PUT /clients/{id}}). Only the fields that the body holds are sent. A
   * change that somebody else made to one of the sent fields since the record was read is
   * overwritten: MyCase does not detect it.
   *
   * @param id the id of the client
   * @param body what to change
   * @throws IllegalArgumentException if a field that MyCase requires has no value; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no client with this id
   */
  void update(long id, ClientUpdate body);

  /**
   * Deletes a client ({@code DELETE /clients/{id}}). It cannot be undone.
   *
   * @param id the id of the client
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no client with this id
   */
  void delete(long id);
}
