/** The append-only, tamper-evident audit log, its verifier and its reports. */
module io.github.mycase4j.audit {
  requires static transitive org.jspecify;

  exports io.github.mycase4j.audit;
}
