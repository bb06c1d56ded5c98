package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.Client;
import io.github.mycase4j.client.model.ClientQuery;
import java.util.Optional;

/**
 * The clients of the firm (MyCase: Clients). Every method does I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a listing does when it is read.
 *
 * <p>Immutable and thread safe.
 */
public final class ClientsApi {
  private final Resource<Client> clients;

  /** Creates the service on a view of the API. */
  // Api is this module's own: only MyCase makes services.
  @SuppressWarnings("exports")
  public ClientsApi(Api api) {
    this.clients = new Resource<>(api, "clients", Client.class, Client::id);
  }

  /** Lists all clients that MyCase lets this login see, lazily. */
  public PagedIterable<Client> list() {
    return list(ClientQuery.all());
  }

  /** Lists clients, lazily. */
  public PagedIterable<Client> list(ClientQuery query) {
    return clients.list(
        new Parameters()
            .filter("email", query.email())
            .filter("first_name", query.firstName())
            .filter("last_name", query.lastName())
            .filter("cell_phone_number", query.cellPhoneNumber())
            .filter("work_phone_number", query.workPhoneNumber())
            .filter("home_phone_number", query.homePhoneNumber())
            .filter("updated_after", query.updatedAfter()));
  }

  /**
   * Reads one client.
   *
   * @throws io.github.mycase4j.client.error.NotFoundException when there is none with this id
   */
  public Client get(long id) {
    return clients.get(id);
  }

  /** Reads one client, if there is one with this id. */
  public Optional<Client> find(long id) {
    return clients.find(id);
  }
}
