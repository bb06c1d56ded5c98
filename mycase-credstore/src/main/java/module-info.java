/** The login and a copy of the collections on disk: encrypted, shared by several processes. */
module io.github.mycase4j.credstore {
  requires static transitive org.jspecify;
  requires transitive io.github.mycase4j.client;
  requires com.fasterxml.jackson.databind;
  requires com.google.crypto.tink;

  exports io.github.mycase4j.credstore;
}
