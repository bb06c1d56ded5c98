package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.remote.tokens.Clients.Client;

/** Clients by their metadata documents. Thread-safe; performs I/O. */
@FunctionalInterface
interface ClientDocuments {

  /**
   * Returns the client whose metadata document is at this address.
   *
   * @throws DocumentException when the address breaks a rule, or there is no usable document
   */
  Client get(String address) throws DocumentException;
}
