package io.github.mycase4j.remote.oauth;

import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.mcp.server.AuditRecorder;
import java.util.ArrayList;
import java.util.List;

/** Keeps the records of an audit log that can break. */
final class FakeAuditLog implements AuditRecorder {
  final List<AuditRecord> records = new ArrayList<>();
  boolean broken;

  @Override
  public void check() {
    if (broken) {
      throw new IllegalStateException("the log is damaged");
    }
  }

  @Override
  public void record(AuditRecord record) {
    check();
    records.add(record);
  }

  @Override
  public void owe(AuditRecord record) {
    throw new UnsupportedOperationException("no endpoint here owes records");
  }
}
