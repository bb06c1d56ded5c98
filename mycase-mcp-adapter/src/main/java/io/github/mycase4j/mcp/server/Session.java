package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.collection.FirmCollections;
import io.github.mycase4j.client.collection.SyncedCollection;
import java.util.Optional;

/**
 * One user's side of a call: the login, MyCase under that login, and what is counted for the user.
 * Thread-safe; every method may perform I/O. Exceptions have a sentence for the user as their
 * message.
 */
public interface Session {

  /** Returns the client, without checking whether there is a login. */
  MyCaseClient mycase();

  /** Returns the client if it exists already; performs no I/O. Without it nothing has been read. */
  Optional<MyCaseClient> existingClient();

  /**
   * Returns the account of the stored login; {@link Account#UNKNOWN} without one. Drops what was
   * read under another login first.
   */
  Account account();

  /** Returns the account of the stored login; {@code UNKNOWN} also when it cannot be read. */
  default Account accountOrUnknown() {
    try {
      return account();
    } catch (RuntimeException e) {
      return Account.UNKNOWN;
    }
  }

  /**
   * Notes that a call of this session begins; it ends when the returned object is closed. Data that
   * need not be kept may be released once no call is running.
   */
  ActiveCall enter();

  /** Returns the login as its tools see it. */
  LoginTools login();

  /** Returns the writes of the session, which are limited and checked for repetition. */
  SessionWrites writes();

  /**
   * Returns the collections of the present login, to look at what is in memory with {@link
   * SyncedCollection#peek}; empty without a login, or if nothing was read. Sends no request; never
   * throws.
   */
  default Optional<FirmCollections> memory() {
    Account account = accountOrUnknown();
    return account.isUnknown()
        ? Optional.empty()
        : existingClient().map(client -> client.readOnly().boundTo(account).collections());
  }

  /** A call that is running. */
  @FunctionalInterface
  interface ActiveCall extends AutoCloseable {
    /** Notes that the call has ended. Never throws. */
    @Override
    void close();
  }
}
