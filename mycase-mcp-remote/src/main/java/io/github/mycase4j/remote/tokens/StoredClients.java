package io.github.mycase4j.remote.tokens;

import io.github.mycase4j.remote.store.Cleanup;
import io.github.mycase4j.remote.store.ClientsTable;
import io.github.mycase4j.remote.store.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The OAuth clients in the database. */
public final class StoredClients implements Clients {
  private final Database database;
  private final InstantSource clock;

  /** Creates the clients of a database. */
  public StoredClients(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Optional<Client> find(String id) {
    return database.run(sql -> new ClientsTable(sql).find(id)).map(StoredClients::client);
  }

  @Override
  public boolean register(Client client) {
    return database.transaction(
        sql ->
            new ClientsTable(sql)
                .insertUnlessCrowded(
                    row(client), MOST_UNUSED, clock.instant().minus(Cleanup.UNUSED_CLIENT)));
  }

  @Override
  public void keep(Client client) {
    database.transaction(
        sql -> {
          new ClientsTable(sql).upsert(row(client));
          return true;
        });
  }

  private static ClientsTable.Row row(Client client) {
    return new ClientsTable.Row(
        client.id(),
        client.kind().name().toLowerCase(Locale.ROOT),
        client.name(),
        // A redirect URI contains no control character.
        String.join("\n", client.redirectUris()),
        client.authMethod(),
        client.jwksUri(),
        client.jwks(),
        client.createdAt(),
        client.fetchedAt(),
        client.freshUntil());
  }

  private static Client client(ClientsTable.Row row) {
    return new Client(
        row.id(),
        Kind.valueOf(row.kind().toUpperCase(Locale.ROOT)),
        row.name(),
        List.of(row.redirectUris().split("\n")),
        row.authMethod(),
        row.jwksUri(),
        row.jwks(),
        row.createdAt(),
        row.fetchedAt(),
        row.freshUntil());
  }
}
