package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.ClientsApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.Client;
import io.github.mycase4j.client.model.ClientUpdate;
import io.github.mycase4j.client.model.NewClient;
import io.github.mycase4j.client.model.PersonQuery;

/** Sends the requests of {@link ClientsApi}. */
final class ClientsService implements ClientsApi {
  private final Resource<Client> clients;

  ClientsService(Api api) {
    this.clients = new Resource<>(api, "clients", Client.class, Client::id);
  }

  @Override
  public PagedIterable<Client> list(PersonQuery query) {
    return clients.list(Parameters.of(query));
  }

  @Override
  public Client get(long id) {
    return clients.get(id);
  }

  @Override
  public Client create(NewClient body) {
    return clients.create(body);
  }

  @Override
  public void update(long id, ClientUpdate body) {
    clients.update(id, body, "first_name", "last_name");
  }

  @Override
  public void delete(long id) {
    clients.delete(id);
  }
}
