package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    assertThat(lines.get(0)).startsWith("\"seq\",\"ts\",\"kind\"");
    assertThat(lines.get(4))
        .contains("\"'=HYPERLINK(\"\"http://example.com\"\")\"")
        .contains("\"'-2 \"\"quoted\"\", with a comma\"");
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
}
