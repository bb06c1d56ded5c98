package io.github.mycase4j.audit.report;

import io.github.mycase4j.audit.Verification;
import io.github.mycase4j.audit.internal.json.Invisible;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The printable report. Whatever comes from the log is escaped. */
final class HtmlPage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int LISTED_IDS = 12;

  /** The number of characters of parameters from which a row may be split between two pages. */
  private static final int LONG = 400;

  private static final String STYLE =
      """
      @page{size:A4 landscape;margin:14mm 14mm 16mm;
      @bottom-right{content:"page " counter(page) " of " counter(pages);font:8pt Georgia,serif;color:#555}}
      *{box-sizing:border-box}
      body{font:10.5pt/1.45 Georgia,"Times New Roman",serif;color:#1a1a1a;margin:2rem auto;
      max-width:72rem;padding:0 1.5rem;background:#fff}
      h1{font-size:20pt;font-weight:normal;margin:0 0 .2rem}
      h2{font-size:13pt;font-weight:normal;margin:2rem 0 .6rem;border-bottom:1px solid #999;
      padding-bottom:.2rem}
      p{margin:.4rem 0}
      dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.2rem;margin:1rem 0}
      dt{color:#555}
      dd{margin:0;overflow-wrap:anywhere}
      .verdict{display:inline-block;border:1.5pt solid;padding:.15rem .7rem;font-weight:bold;
      letter-spacing:.04em}
      .v0{color:#17592f}.v1{color:#9b1c1c}.v2{color:#7a4b00}.v3{color:#9b1c1c}
      .hash{font-family:"DejaVu Sans Mono",Consolas,monospace;font-size:9pt}
      table{border-collapse:collapse;width:100%;font-size:9pt;table-layout:fixed}
      th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid #ccc;
      overflow-wrap:anywhere}
      th{border-bottom:1.5pt solid #444;font-weight:bold}
      thead{display:table-header-group}
      tr{break-inside:avoid}
      tr.long{break-inside:auto}
      h2,h2+p{break-after:avoid}
      tr.write td{background:#faf5e6}
      .no{width:4.5%}.when{width:14%}.who{width:11%}.what{width:14%}.asked{width:25%}
      .result{width:18.5%}.matter{width:13%}
      .when{white-space:nowrap}
      .meaning{margin:.5rem 0 .3rem}
      .small{color:#555;font-size:8.5pt}
      .bad{color:#9b1c1c}
      ul{margin:.4rem 0;padding-left:1.2rem}
      @media print{body{margin:0;padding:0;max-width:none}
      *{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
      """;

  private final ReportHeading heading;
  private final ZoneId zone;
  private final Appendable out;

  HtmlPage(ReportHeading heading, Appendable out) {
    this.heading = heading;
    this.zone = heading.made().getZone();
    this.out = out;
  }

  void write(Verification found, AuditFilter filter, List<Map<String, @Nullable Object>> rows)
      throws IOException {
    raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    raw("style-src 'unsafe-inline'\"><meta name=\"viewport\" content=\"width=device-width\">");
    raw("<title>Audit report</title><style>").raw(STYLE).raw("</style></head><body>\n");
    raw("<h1>Audit report</h1>\n<dl>");
    fact("Firm", firm(rows));
    fact("Users", users(rows));
    fact("Matter", filter.caseId() == null ? "all matters" : "case " + filter.caseId());
    fact("Period", period(filter));
    fact("Created", time(heading.made().toInstant()));
    fact("Log", found.path().toString());
    raw("</dl>\n<h2>How far this can be relied on</h2>\n<p><span class=\"verdict v")
        .raw(Integer.toString(found.exitCode()))
        .raw("\">")
        .text(found.verdict())
        .raw("</span></p>\n<p class=\"meaning\">")
        .text(meaning(found))
        .text(unchecked(found, rows))
        .raw("</p>\n<ul>");
    List<String> sentences = found.describe().lines().skip(1).toList();
    for (String sentence : sentences) {
      if (!sentence.startsWith("Head hash: ")) {
        raw("<li>").text(sentence).raw("</li>\n");
      }
    }
    raw("</ul>\n<dl>");
    fact("Last record", Long.toString(found.lastSeq()));
    raw("<dt>Head hash</dt><dd class=\"hash\">").text(AuditReport.text(found.headHash()));
    raw("</dd></dl>\n");
    summary(rows);
    table(rows, filter.caseId(), openIntents(found));
    raw("</body></html>\n");
  }

  private String firm(List<Map<String, @Nullable Object>> rows) {
    String ids = distinct(rows, "firm");
    if (heading.firm() == null) {
      return ids.isEmpty() ? "not named in the log" : ids;
    }
    return ids.isEmpty() ? heading.firm() : heading.firm() + " (in the log: " + ids + ")";
  }

  private String users(List<Map<String, @Nullable Object>> rows) {
    String ids = distinct(rows, "user_id");
    if (ids.isEmpty()) {
      return "nobody was logged in";
    }
    return heading.userId() == null || heading.userName() == null
        ? ids
        : ids
            + " (user "
            + heading.userId()
            + ": "
            + heading.userName()
            + ", according to the login on this machine)";
  }

  private static String distinct(List<Map<String, @Nullable Object>> rows, String field) {
    return rows.stream()
        .map(row -> AuditReport.text(row.get(field)))
        .filter(value -> !value.isEmpty())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** Returns the verdict for a reader who has not read of chains and keys. */
  private static String meaning(Verification found) {
    String written =
        !found.withKey()
            ? " Whether they were written with the firm's key was not checked."
            : found.macsUncheckable() > 0 ? "" : " Each was written with the firm's key.";
    return switch (found.exitCode()) {
      case 0 -> "Every record is present, in order and unchanged." + written;
      case 1 ->
          "The log was changed or damaged, or does not end where it should. Only the records before"
              + " the first bad line are listed below.";
      case 2 ->
          "The records listed below are unchanged, but something is missing, foreign or damaged,"
              + " as described here."
              + (found.withKey() ? "" : written);
      default -> "What is listed below could not be checked.";
    };
  }

  /** Returns how many of the rows nothing but the chain speaks for. */
  private static String unchecked(Verification found, List<Map<String, @Nullable Object>> rows) {
    long count = rows.stream().filter(HtmlPage::isUnchecked).count();
    if (count == 0) {
      return "";
    }
    return " The MAC of "
        + count
        + " of the "
        + rows.size()
        + " records listed below "
        + (found.withKey()
            ? "could not be checked with the keys given: anybody who can write to the log's"
                + " folder could have written them."
            : "was not checked.")
        + " Each of them is marked.";
  }

  private static boolean isUnchecked(Map<String, @Nullable Object> row) {
    return ReportRows.NOT_CHECKED.equals(row.get(ReportRows.MAC));
  }

  private static Set<Long> openIntents(Verification found) {
    return found.openIntents().stream()
        .map(Verification.OpenIntent::seq)
        .collect(Collectors.toUnmodifiableSet());
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(zone)) + " " + offset(instant);
  }

  private String offset(Instant instant) {
    String offset = zone.getRules().getOffset(instant).getId();
    return offset.equals("Z") ? "UTC" : "UTC" + offset;
  }

  private String period(AuditFilter filter) {
    Instant from = filter.from();
    Instant to = filter.to();
    if (from == null && to == null) {
      return "from the beginning to the end of the log";
    }
    return (from == null ? "from the beginning" : "from " + time(from))
        + (to == null ? " to the end of the log" : " to before " + time(to));
  }

  private void summary(List<Map<String, @Nullable Object>> rows) throws IOException {
    long calls = rows.stream().filter(row -> "call".equals(row.get("kind"))).count();
    long written =
        rows.stream()
            .filter(row -> "call".equals(row.get("kind")) && "write".equals(row.get("access")))
            .filter(row -> "success".equals(row.get("outcome")))
            .count();
    long unsuccessful =
        rows.stream()
            .filter(row -> "call".equals(row.get("kind")))
            .filter(row -> !"success".equals(row.get("outcome")))
            .count();
    raw("<h2>What was asked and done</h2>\n<p>")
        .text(
            calls
                + " calls, of which "
                + written
                + " wrote something and "
                + unsuccessful
                + " did not succeed.");
    raw(" Rows on a tinted ground are writes. Times are those of ")
        .text(zone.getId())
        .raw("; the log itself keeps UTC.</p>\n");
    if (rows.stream().anyMatch(row -> AuditReport.text(row.get("params")).contains("\"hmac:"))) {
      raw(
          "<p>Where the table shows hmac:, the firm chose to store a keyed hash instead of the"
              + " text. Anyone who ");
      raw("holds the firm's key can prove which text it was.</p>\n");
    }
  }

  private void table(
      List<Map<String, @Nullable Object>> rows, @Nullable Long caseId, Set<Long> open)
      throws IOException {
    if (rows.isEmpty()) {
      raw("<p>No record matches.</p>\n");
      return;
    }
    raw("<table><thead><tr><th class=\"no\">No.</th><th class=\"when\">When</th>");
    raw("<th class=\"who\">Who</th><th class=\"what\">What</th><th class=\"asked\">Asked</th>");
    raw("<th class=\"result\">Result</th><th class=\"matter\">Cases</th></tr></thead><tbody>\n");
    Map<String, Map<String, @Nullable Object>> announced = new HashMap<>();
    for (Map<String, @Nullable Object> row : rows) {
      Map<String, @Nullable Object> intent = announced.get(String.valueOf(row.get("call")));
      boolean repeats = intent != null && Objects.equals(intent.get("params"), row.get("params"));
      boolean isLong = !repeats && AuditReport.text(row.get("params")).length() > LONG;
      raw("<tr class=\"").raw("write".equals(row.get("access")) ? "write" : "read");
      raw(isLong ? " long\">" : "\">");
      cell(AuditReport.text(row.get("seq")), isUnchecked(row) ? "MAC not checked" : "");
      Instant at = Instant.parse(AuditReport.text(row.get("ts")));
      cell(TIME.format(at.atZone(zone)), offset(at));
      Object user = row.get("user_id");
      cell(user == null ? "not logged in" : "user " + user, AuditReport.text(row.get("client")));
      cell(what(row), kind(row));
      if (intent != null && repeats) {
        cell("as announced in no. " + AuditReport.text(intent.get("seq")), "");
      } else {
        asked(row);
      }
      if ("intent".equals(row.get("kind"))) {
        announced.put(String.valueOf(row.get("call")), row);
      }
      result(row, open.contains(row.get("seq")));
      cell(ids(first(caseId, row.get("case_ids"))), "");
      raw("</tr>\n");
    }
    raw("</tbody></table>\n");
  }

  /** Returns the tool, or the name of an event without one. */
  private static String what(Map<String, @Nullable Object> row) {
    Object tool = row.get("tool");
    return AuditReport.text(
        tool == null && row.get("params") instanceof Map<?, ?> params ? params.get("event") : tool);
  }

  private static String kind(Map<String, @Nullable Object> row) {
    return switch (String.valueOf(row.get("kind"))) {
      case "intent" -> "announced before it was sent";
      case "auth" -> "";
      default -> "write".equals(row.get("access")) ? "write" : "read";
    };
  }

  private void asked(Map<String, @Nullable Object> row) throws IOException {
    raw("<td>");
    if (row.get("params") instanceof Map<?, ?> params) {
      String separator = "";
      for (Map.Entry<?, ?> param : params.entrySet()) {
        raw(separator).text(param.getKey() + ": " + AuditReport.text(param.getValue()));
        separator = "<br>";
      }
    }
    if (row.get("redacted") instanceof List<?> names && !names.isEmpty()) {
      String listed = names.stream().map(String::valueOf).collect(Collectors.joining(", "));
      raw("<div class=\"small\">not shown: ").text(listed).raw("</div>");
    }
    raw("</td>");
  }

  private void result(Map<String, @Nullable Object> row, boolean open) throws IOException {
    raw("<td>").text(AuditReport.text(row.get("outcome")));
    if (open) {
      raw("<div class=\"bad\">the log does not say how this ended</div>");
    }
    Object count = row.get("result_count");
    if (count != null && "success".equals(row.get("outcome"))) {
      text(", " + count + (Long.valueOf(1).equals(count) ? " row" : " rows"));
    }
    String error = AuditReport.text(row.get("error"));
    if (!error.isEmpty()) {
      raw("<div class=\"bad\">").text(error).raw("</div>");
    }
    String ids = ids(row.get("result_ids"));
    if (!ids.isEmpty()) {
      raw("<div class=\"small\">ids ").text(ids).raw("</div>");
    }
    raw("</td>");
  }

  /** Returns the ids with the report's case first, so that it is not among those left out. */
  private static @Nullable Object first(@Nullable Long caseId, @Nullable Object value) {
    if (caseId == null || !(value instanceof List<?> ids) || !ids.contains(caseId)) {
      return value;
    }
    List<Object> sorted = new ArrayList<>(ids);
    sorted.remove(caseId);
    sorted.add(0, caseId);
    return sorted;
  }

  private static String ids(@Nullable Object value) {
    if (!(value instanceof List<?> ids)) {
      return "";
    }
    String listed =
        ids.stream().limit(LISTED_IDS).map(String::valueOf).collect(Collectors.joining(", "));
    return ids.size() > LISTED_IDS
        ? listed + " and " + (ids.size() - LISTED_IDS) + " more"
        : listed;
  }

  private void cell(String text, String small) throws IOException {
    raw("<td>").text(text);
    if (!small.isEmpty()) {
      raw("<div class=\"small\">").text(small).raw("</div>");
    }
    raw("</td>");
  }

  private void fact(String name, String value) throws IOException {
    raw("<dt>").text(name).raw("</dt><dd>").text(value).raw("</dd>");
  }

  private HtmlPage raw(String html) throws IOException {
    out.append(html);
    return this;
  }

  private HtmlPage text(String text) throws IOException {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default ->
            out.append(Invisible.is(c) && !Invisible.isJoiner(c) ? "·" : Character.toString(c));
      }
    }
    return this;
  }
}
