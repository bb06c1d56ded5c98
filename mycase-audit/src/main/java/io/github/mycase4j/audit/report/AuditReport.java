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
 * Shows a log to people: as a table for a spreadsheet, or as a page that can be printed and handed
 * over. The log is verified while it is read, so a report says what it is worth. Nothing is
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
   * a spreadsheet would take for a formula gets an apostrophe before it, and characters that nobody
   * sees are escaped. The last column says of each record whether its MAC was checked.
   *
   * @param request the log and what to check it with
   * @param filter which records
   * @param out where to; it is not closed
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
   * Writes a page that shows who asked what about which matter, what was written, and how the log
   * was verified. It has no script and fetches nothing.
   *
   * @param request the log and what to check it with
   * @param filter which records
   * @param heading the names and the time of the report
   * @param out where to; it is not closed
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

  /** A value as text: nothing for null, JSON for lists and maps. */
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
