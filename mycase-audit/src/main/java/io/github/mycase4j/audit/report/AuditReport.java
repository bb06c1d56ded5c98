package io.github.mycase4j.audit.report;

import io.github.mycase4j.audit.AuditVerifier;
import io.github.mycase4j.audit.Verification;
import io.github.mycase4j.audit.VerifyRequest;
import io.github.mycase4j.audit.internal.json.Invisible;
import io.github.mycase4j.audit.internal.json.JsonBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report on a log: a table for a spreadsheet, or a page to print and hand over. The log is
 * verified while it is read, so that a report states how far it can be relied on. Nothing is
 * changed. The rows of a report are held in memory.
 */
public final class AuditReport {
  private static final List<String> COLUMNS =
      List.of(
          "seq",
          "ts",
          "kind",
          "call",
          "tool",
          "access",
          "params",
          "redacted",
          "outcome",
          "result_count",
          "result_ids",
          "case_ids",
          "user_id",
          "firm",
          "api_requests",
          "duration_ms",
          "error",
          "client",
          "server",
          "pid",
          ReportRows.MAC);

  /** Without it Excel takes the text for one in the code page of the machine. */
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private AuditReport() {}

  /**
   * Writes the records as CSV (RFC 4180, every field quoted, with a byte order mark). A field that
   * a spreadsheet would take for a formula gets a leading apostrophe, and invisible characters are
   * escaped. The last column says of each record whether its MAC was checked.
   *
   * @param request the log and the keys to check it with
   * @param filter which records
   * @param out receives the text; it is not closed
   * @return what the verification found
   * @throws IOException when {@code out} fails
   */
  public static Verification csv(VerifyRequest request, AuditFilter filter, Appendable out)
      throws IOException {
    ReportRows rows = new ReportRows(filter);
    Verification found = AuditVerifier.verify(request, rows::add);
    out.append(BYTE_ORDER_MARK);
    csvLine(COLUMNS, out);
    for (Map<String, @Nullable Object> row : rows.rows()) {
      csvLine(COLUMNS.stream().map(column -> text(row.get(column))).toList(), out);
    }
    return found;
  }

  /**
   * Writes a page that shows who requested what about which matter, what was written, and the
   * result of the verification. It has no script and loads nothing.
   *
   * @param request the log and the keys to check it with
   * @param filter which records
   * @param heading the names and the time of the report
   * @param out receives the text; it is not closed
   * @return what the verification found
   * @throws IOException when {@code out} fails
   */
  public static Verification html(
      VerifyRequest request, AuditFilter filter, ReportHeading heading, Appendable out)
      throws IOException {
    ReportRows rows = new ReportRows(filter);
    Verification found = AuditVerifier.verify(request, rows::add);
    new HtmlPage(heading, out).write(found, filter, rows.rows());
    return found;
  }

  private static void csvLine(List<String> fields, Appendable out) throws IOException {
    String separator = "";
    for (String raw : fields) {
      String field = Invisible.escaped(raw);
      boolean formula = !field.isEmpty() && "=+-@\t\r\n".indexOf(field.charAt(0)) >= 0;
      String safe = (formula ? "'" : "") + field;
      out.append(separator).append('"').append(safe.replace("\"", "\"\"")).append('"');
      separator = ",";
    }
    out.append("\r\n");
  }

  /** Returns a value as text: nothing for null, JSON for lists and maps. */
  static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    } else if (value instanceof Map<?, ?> map && map.isEmpty()) {
      return "";
    } else if (value instanceof List<?> list && list.isEmpty()) {
      return "";
    } else if (value instanceof Map<?, ?> || value instanceof List<?>) {
      byte[] json = new JsonBytes().value(value).toBytes();
      return new String(json, StandardCharsets.UTF_8);
    }
    return value.toString();
  }
}
