package io.github.mycase4j.audit.client;

import io.github.mycase4j.audit.AuditKey;
import io.github.mycase4j.audit.AuditLog;
import io.github.mycase4j.audit.AuditLogConfig;
import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.TokenStore;
import java.nio.file.Path;

/** The sample that the documentation of {@link AuditedRequests} shows. */
final class AuditedRequestsSample {
  private AuditedRequestsSample() {}

  static MyCaseClient audited(Path path, byte[] secret, TokenStore login) {
    AuditLog log = AuditLog.open(AuditLogConfig.of(path, AuditKey.of(secret), "reports/1.0"));
    MyCaseClient mycase =
        MyCaseClient.builder().tokenStore(login).addObserver(AuditedRequests.into(log)).build();
    return mycase;
  }
}
