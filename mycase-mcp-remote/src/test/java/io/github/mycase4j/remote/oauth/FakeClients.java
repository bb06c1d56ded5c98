package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.remote.tokens.Clients;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Clients in memory. */
final class FakeClients implements Clients {
  static final String DESK = "mc4j_c_desk";
  static final String DESK_URI = "https://desk.example/cb";

  final Map<String, Client> byId = new LinkedHashMap<>();

  static Client registered(String id, String... redirectUris) {
    return new Client(
        id,
        Kind.REGISTERED,
        "Desk",
        List.of(redirectUris),
        "none",
        null,
        null,
        Instant.EPOCH,
        null,
        null);
  }

  /** Adds a registered client. */
  FakeClients with(String id, String... redirectUris) {
    keep(registered(id, redirectUris));
    return this;
  }

  @Override
  public Optional<Client> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public boolean register(Client client) {
    if (byId.size() >= MOST_UNUSED) {
      return false;
    }
    keep(client);
    return true;
  }

  @Override
  public void keep(Client client) {
    byId.put(client.id(), client);
  }
}
