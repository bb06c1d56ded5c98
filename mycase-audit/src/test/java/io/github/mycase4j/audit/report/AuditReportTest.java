package io.github.mycase4j.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.audit.Access;
import io.github.mycase4j.audit.AuditLog;
import io.github.mycase4j.audit.AuditRecord;
import io.github.mycase4j.audit.Logs;
import io.github.mycase4j.audit.Outcome;
import io.github.mycase4j.audit.ParamRule;
import io.github.mycase4j.audit.Verification;
import io.github.mycase4j.audit.VerifyRequest;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditReportTest {
  @TempDir Path folder;
  Path path;

  @BeforeEach
  void write() {
    path = folder.resolve("audit.log");
    try (AuditLog log = AuditLog.open(Logs.config(path))) {
      log.append(
          AuditRecord.call("01A", "list-cases")
              .access(Access.READ)
              .params(Map.of("query", "=1+1"), Map.of("query", ParamRule.CLEAR))
              .outcome(Outcome.SUCCESS)
              .resultCount(2)
              .resultIds(List.of(50001L, 50002L))
              .caseIds(List.of(50001L, 50002L))
              .userId(1000L)
              .client("claude-code/2.1")
              .build());
      log.append(
          AuditRecord.intent("01B", "create-task")
              .access(Access.WRITE)
              .params(
                  Map.of("name", "<script>alert('x')</script>"), Map.of("name", ParamRule.CLEAR))
              .userId(1000L)
              .build());
      log.append(
          AuditRecord.call("01B", "create-task")
              .access(Access.WRITE)
              .outcome(Outcome.SUCCESS)
              .resultCount(1)
              .resultIds(List.of(700L))
              .caseIds(List.of(50002L))
              .userId(1000L)
              .build());
      log.append(
          AuditRecord.call("01C", "=HYPERLINK(\"http://example.com\")")
              .outcome(Outcome.UNKNOWN)
              .error("-2 \"quoted\", with a comma")
              .build());
    }
  }

  private VerifyRequest request() {
    return VerifyRequest.of(path).withKeys(List.of(Logs.key()));
  }

  private static ReportHeading heading(String firm, String zone) {
    return new ReportHeading(firm, 1000L, "Sam O'Sample", Logs.NOW.atZone(ZoneId.of(zone)));
  }

  @Test
  void csvIsSafeToOpenInASpreadsheet() throws Exception {
    StringBuilder csv = new StringBuilder();
    Verification found = AuditReport.csv(request(), AuditFilter.all(), csv);
    assertThat(found.exitCode()).isZero();
    List<String> lines = List.of(csv.toString().split("\r\n"));
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).startsWith("\ufeff\"seq\",\"ts\",\"kind\"");
    assertThat(lines.get(4))
        .contains("\"'=HYPERLINK(\"\"http://example.com\"\")\"")
        .contains("\"'-2 \"\"quoted\"\", with a comma\"");
  }

  @Test
  void aLineHasEveryFieldQuotedAndInItsColumn() throws Exception {
    StringBuilder csv = new StringBuilder();
    AuditReport.csv(request(), AuditFilter.all(), csv);
    assertThat(csv.toString().split("\r\n", -1))
        .hasSize(6)
        .contains(
            "\"3\",\"2026-11-21T17:20:00.123456Z\",\"call\",\"01A\",\"list-cases\",\"read\","
                + "\"{\"\"query\"\":\"\"=1+1\"\"}\",\"\",\"success\",\"2\",\"[50001,50002]\","
                + "\"[50001,50002]\",\"1000\",\"\",\"\",\"\",\"\",\"claude-code/2.1\",\"1.0.0\",\""
                + ProcessHandle.current().pid()
                + "\",\"checked\"")
        .endsWith("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1", "+1", "-1", "@a", "\ta", "\ra", "\na"})
  void whatASpreadsheetWouldTakeForAFormulaIsText(String text) throws Exception {
    assertThat(errorCell(text)).isEqualTo("'" + text);
    assertThat(errorCell("a" + text)).isEqualTo("a" + text);
  }

  private String errorCell(String text) throws Exception {
    Path other = folder.resolve("other" + text.length() + ".log");
    try (AuditLog log = AuditLog.open(Logs.config(other))) {
      log.append(AuditRecord.call("01A", "t").error(text).build());
    }
    StringBuilder csv = new StringBuilder();
    AuditReport.csv(VerifyRequest.of(other), AuditFilter.all(), csv);
    return csv.substring(csv.indexOf("\"t\",")).split("\",\"", -1)[12];
  }

  @Test
  void theIntentOfAnotherCaseIsNotInAReportOfACase() throws Exception {
    try (AuditLog log = AuditLog.open(Logs.config(path))) {
      log.append(AuditRecord.intent("01G", "create-note").access(Access.WRITE).build());
      log.append(AuditRecord.intent("01H", "create-note").access(Access.WRITE).build());
      log.append(AuditRecord.call("01H", "create-note").caseIds(List.of(9L)).build());
      log.append(AuditRecord.call("01G", "create-note").caseIds(List.of(8L)).build());
      log.append(AuditRecord.auth("01I", "login").caseIds(List.of(9L)).build());
    }
    StringBuilder csv = new StringBuilder();
    AuditReport.csv(request(), new AuditFilter(9L, null, null), csv);
    assertThat(csv.toString().lines().skip(1).map(line -> line.split("\",\"", -1)[3]))
        .containsExactly("01H", "01H", "01I");
  }

  @Test
  void rowsStandInTheOrderOfTheLogAlsoWhereAnIntentWasFoundLate() throws Exception {
    try (AuditLog log = AuditLog.open(Logs.config(path))) {
      log.append(AuditRecord.intent("01G", "create-note").access(Access.WRITE).build());
      log.append(AuditRecord.call("01H", "list-notes").caseIds(List.of(9L)).build());
      log.append(AuditRecord.call("01G", "create-note").caseIds(List.of(9L)).build());
    }
    StringBuilder csv = new StringBuilder();
    AuditReport.csv(request(), new AuditFilter(9L, null, null), csv);
    assertThat(csv.toString().lines().skip(1).map(line -> line.split("\",\"", -1)[3]))
        .containsExactly("01G", "01H", "01G");
  }

  @Test
  void aReportOfACaseShowsItsCallsAndTheIntentThatBelongsToThem() throws Exception {
    StringBuilder csv = new StringBuilder();
    AuditReport.csv(request(), new AuditFilter(50002L, null, null), csv);
    assertThat(csv.toString().split("\r\n")).hasSize(4);
    StringBuilder other = new StringBuilder();
    AuditReport.csv(request(), new AuditFilter(50001L, null, null), other);
    assertThat(other.toString().split("\r\n")).hasSize(2);
    StringBuilder later = new StringBuilder();
    AuditReport.csv(request(), new AuditFilter(null, Logs.NOW.plusSeconds(1), null), later);
    assertThat(later.toString().split("\r\n")).hasSize(1);
  }

  @Test
  void thePageEscapesWhatItShowsAndFetchesNothing() throws Exception {
    StringBuilder page = new StringBuilder();
    Verification found =
        AuditReport.html(request(), AuditFilter.all(), heading("Sample & Partners", "UTC"), page);
    String html = page.toString();
    assertThat(html)
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
        .contains("Sample &amp; Partners")
        .contains(String.valueOf(found.headHash()))
        .contains("What this cannot promise")
        .doesNotContain("<script")
        .doesNotContain("src=")
        .doesNotContain("href=")
        .doesNotContain("url(");
  }

  @Test
  void timesAreThoseOfTheReportsZoneAndNamesOfTheHeadingAreMarkedAsSuch() throws Exception {
    StringBuilder page = new StringBuilder();
    AuditReport.html(request(), AuditFilter.all(), heading("Firm", "America/New_York"), page);
    assertThat(page.toString())
        .contains("2026-11-21 12:20:00<div class=\"small\">UTC-05:00</div>")
        .contains("1000 (user 1000: Sam O&#39;Sample, according to the login on this machine)")
        .doesNotContain("17:20:00");
  }

  @Test
  void aCallPointsToItsIntentRatherThanRepeatIt() throws Exception {
    try (AuditLog log = AuditLog.open(Logs.config(path))) {
      for (AuditRecord.Builder builder :
          List.of(
              AuditRecord.intent("01D", "create-task"), AuditRecord.call("01D", "create-task"))) {
        log.append(
            builder
                .access(Access.WRITE)
                .params(Map.of("name", "Once only"), Map.of("name", ParamRule.CLEAR))
                .build());
      }
      log.append(AuditRecord.intent("01E", "create-task").access(Access.WRITE).build());
    }
    StringBuilder page = new StringBuilder();
    AuditReport.html(request(), AuditFilter.all(), heading("Firm", "UTC"), page);
    assertThat(page.toString())
        .containsOnlyOnce("Once only")
        .contains("as announced in no. 9")
        .containsOnlyOnce("the log does not say how this ended");
  }

  @Test
  void theCaseOfAReportIsNotAmongTheIdsCutOff() throws Exception {
    List<Long> many = java.util.stream.LongStream.rangeClosed(1, 40).boxed().toList();
    try (AuditLog log = AuditLog.open(Logs.config(path))) {
      log.append(AuditRecord.call("01F", "list-cases").caseIds(many).build());
    }
    StringBuilder page = new StringBuilder();
    AuditFilter filter = new AuditFilter(39L, null, null);
    AuditReport.html(request(), filter, heading("Firm", "UTC"), page);
    assertThat(page.toString()).contains("39, 1, 2, 3").contains("and 28 more");
  }

  @Test
  void aBrokenLogIsCalledSoInPlainWords() throws Exception {
    byte[] bytes = Logs.bytes(path);
    bytes[bytes.length / 2] ^= 1;
    java.nio.file.Files.write(path, bytes);
    StringBuilder page = new StringBuilder();
    AuditReport.html(request(), AuditFilter.all(), heading("Firm", "UTC"), page);
    assertThat(page.toString()).contains("BROKEN").contains("The log was changed or damaged");
  }
}
