package io.github.mycase4j.audit.report;

import io.github.mycase4j.audit.VerifiedRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a report, chosen while the log is verified. The intent of a write belongs to its
 * result by the call's id, so that it is shown also where only the result names the case.
 */
final class ReportRows {
  /** The field that says whether a record's MAC was checked, in place of the MAC itself. */
  static final String MAC = "mac";

  static final String CHECKED = "checked";
  static final String NOT_CHECKED = "not checked";

  private final AuditFilter filter;
  private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();
  private final Map<String, Map<String, @Nullable Object>> intents = new HashMap<>();

  ReportRows(AuditFilter filter) {
    this.filter = filter;
  }

  void add(VerifiedRecord verified) {
    String kind = String.valueOf(verified.fields().get("kind"));
    boolean ofCaller = kind.equals("call") || kind.equals("intent") || kind.equals("auth");
    if (!ofCaller || !filter.isInTime(verified.fields())) {
      return;
    }
    Map<String, @Nullable Object> record = new HashMap<>(verified.fields());
    record.put(MAC, verified.isMacChecked() ? CHECKED : NOT_CHECKED);
    String call = String.valueOf(record.get("call"));
    Map<String, @Nullable Object> intent = kind.equals("call") ? intents.remove(call) : null;
    if (filter.concerns(record)) {
      if (intent != null) {
        rows.add(intent);
      }
      rows.add(record);
    } else if (kind.equals("intent")) {
      intents.put(call, record);
    }
  }

  List<Map<String, @Nullable Object>> rows() {
    rows.sort(
        Comparator.comparingLong(
            row -> row.get("seq") instanceof Long number ? number : Long.MAX_VALUE));
    return rows;
  }
}
