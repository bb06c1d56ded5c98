/** The append-only, tamper-evident audit log, its verifier and its reports. */
module io.github.mycase4j.audit {
  requires static transitive org.jspecify;
  // Only for those who audit a client's requests; the log itself runs without it.
  requires static transitive io.github.mycase4j.client;

  exports io.github.mycase4j.audit;
  exports io.github.mycase4j.audit.client;
  exports io.github.mycase4j.audit.report;
}
