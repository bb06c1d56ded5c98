package io.github.mycase4j.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.audit.Findings;
import io.github.mycase4j.audit.Logs;
import io.github.mycase4j.audit.Verification;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPageTest {
  private final Findings findings = new Findings();
  private AuditFilter filter = AuditFilter.all();
  private ReportHeading heading = heading(null, null, null, "UTC");

  private static ReportHeading heading(String firm, Long userId, String userName, String zone) {
    return new ReportHeading(firm, userId, userName, Logs.NOW.atZone(ZoneId.of(zone)));
  }

  private static final class Row extends LinkedHashMap<String, Object> {}

  private static Row row(Object... fields) {
    Row row = new Row();
    row.put("seq", 3L);
    row.put("ts", "2026-11-21T17:20:00.123456Z");
    row.put("kind", "call");
    row.put("call", "01A");
    row.put("tool", "list-cases");
    row.put("access", "read");
    row.put("outcome", "success");
    for (int i = 0; i < fields.length; i += 2) {
      row.put((String) fields[i], fields[i + 1]);
    }
    return row;
  }

  private String page(Row... rows) {
    StringBuilder page = new StringBuilder();
    try {
      new HtmlPage(heading, page).write(findings.found(), filter, new ArrayList<>(List.of(rows)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return page.toString();
  }

  /** What stands beside a name at the top of the page. */
  private static String fact(String page, String name) {
    String before = "<dt>" + name + "</dt><dd>";
    int at = page.indexOf(before) + before.length();
    return page.substring(at, page.indexOf("</dd>", at));
  }

  /** The cells of the only row. */
  private static List<String> cells(String page) {
    String body = page.substring(page.indexOf("<tbody>"), page.indexOf("</tbody>"));
    return List.of(body.substring(body.indexOf("<td>") + 4).split("</td>(<td>|</tr>\\s*)", -1))
        .subList(0, 7);
  }

  @Test
  void isOneDocumentThatMayFetchNothing() {
    assertThat(page(row()))
        .startsWith("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .contains("\"Content-Security-Policy\" content=\"default-src 'none'; style-src ")
        .contains("<title>Audit report</title><style>@page{size:A4")
        .contains("</style></head><body>\n<h1>Audit report</h1>\n<dl><dt>Firm</dt>")
        .contains("</dl>\n<h2>How far this can be relied on</h2>")
        .contains("</dl>\n<h2>What was asked and done</h2>\n<p>")
        .endsWith("</tr>\n</tbody></table>\n</body></html>\n");
  }

  @Test
  void repeatsTheTableHeadingOnEveryPrintedPage() {
    assertThat(page(row())).contains("\nthead{display:table-header-group}\n").contains("<thead>");
  }

  @Nested
  class AtTheTop {
    @Test
    void namesTheFirmAsTheLogAndTheHeadingDo() {
      assertThat(fact(page(row()), "Firm")).isEqualTo("not named in the log");
      Row second = row("firm", "f-2");
      assertThat(fact(page(second, row(), row("firm", "f-1"), second), "Firm"))
          .isEqualTo("f-1, f-2");
      heading = heading("Sample LLP", null, null, "UTC");
      assertThat(fact(page(row()), "Firm")).isEqualTo("Sample LLP");
      assertThat(fact(page(row("firm", "f-1")), "Firm")).isEqualTo("Sample LLP (in the log: f-1)");
    }

    @Test
    void namesTheUsersAsTheLogDoesAndTheOneWhoseNameIsKnown() {
      assertThat(fact(page(row()), "Users")).isEqualTo("nobody was logged in");
      Row row = row("user_id", 1000L);
      assertThat(fact(page(row), "Users")).isEqualTo("1000");
      heading = heading(null, 1000L, null, "UTC");
      assertThat(fact(page(row), "Users")).isEqualTo("1000");
      heading = heading(null, null, "Sam", "UTC");
      assertThat(fact(page(row), "Users")).isEqualTo("1000");
      heading = heading(null, 1000L, "Sam", "UTC");
      assertThat(fact(page(row), "Users"))
          .isEqualTo("1000 (user 1000: Sam, according to the login on this machine)");
    }

    @Test
    void namesTheMatterAndTheLog() {
      assertThat(fact(page(), "Matter")).isEqualTo("all matters");
      filter = new AuditFilter(7L, null, null);
      assertThat(fact(page(), "Matter")).isEqualTo("case 7");
      assertThat(fact(page(), "Log")).isEqualTo("audit.log");
    }

    @Test
    void namesThePeriod() {
      assertThat(fact(page(), "Period")).isEqualTo("from the beginning to the end of the log");
      filter = new AuditFilter(null, Instant.EPOCH, null);
      assertThat(fact(page(), "Period"))
          .isEqualTo("from 1970-01-01 00:00:00 UTC to the end of the log");
      filter = new AuditFilter(null, null, Instant.EPOCH);
      assertThat(fact(page(), "Period"))
          .isEqualTo("from the beginning to before 1970-01-01 00:00:00 UTC");
      filter = new AuditFilter(null, Instant.EPOCH, Instant.EPOCH.plusSeconds(60));
      assertThat(fact(page(), "Period"))
          .isEqualTo("from 1970-01-01 00:00:00 UTC to before 1970-01-01 00:01:00 UTC");
    }

    @Test
    void saysWhenItWasMadeInItsOwnZone() {
      assertThat(fact(page(), "Created")).isEqualTo("2026-11-21 17:20:00 UTC");
      heading = heading(null, null, null, "America/New_York");
      assertThat(fact(page(), "Created")).isEqualTo("2026-11-21 12:20:00 UTC-05:00");
      assertThat(page()).contains("Times are those of America/New_York; the log itself keeps UTC.");
    }
  }

  @Nested
  class OfTheVerification {
    private String meaning(int exitCode, boolean withKey) {
      findings.exitCode = exitCode;
      findings.withKey = withKey;
      String page = page();
      int at = page.indexOf("<p class=\"meaning\">") + 19;
      return page.substring(at, page.indexOf("</p>", at));
    }

    @Test
    void saysInPlainWordsWhatItIsWorth() {
      assertThat(meaning(0, true))
          .isEqualTo(
              "Every record is present, in order and unchanged. Each was written with the"
                  + " firm&#39;s key.");
      assertThat(meaning(0, false))
          .endsWith("Whether they were written with the firm&#39;s key was not checked.");
      assertThat(meaning(1, true)).startsWith("The log was changed or damaged");
      assertThat(meaning(2, true)).endsWith("is missing, foreign or damaged, as described here.");
      assertThat(meaning(2, false)).endsWith("with the firm&#39;s key was not checked.");
      assertThat(meaning(3, true)).isEqualTo("What is listed below could not be checked.");
    }

    @Test
    void hasTheVerdictAndTheSentencesAndOnceTheHeadHash() {
      assertThat(page())
          .contains("<span class=\"verdict v0\">INTACT</span>")
          .contains("<li>MAC: 5 records are authentic.</li>\n")
          .contains("</li>\n</ul>\n<dl><dt>Last record</dt><dd>5</dd>")
          .contains("<dt>Head hash</dt><dd class=\"hash\">" + Findings.HASH + "</dd>")
          .containsOnlyOnce(Findings.HASH)
          .doesNotContain("<li>Audit log");
    }
  }

  @Nested
  class OfTheCalls {
    private Row write(String outcome) {
      return row("access", "write", "outcome", outcome);
    }

    @Test
    void countsCallsWritesAndFailures() {
      Row intent = row("kind", "intent", "access", "write", "outcome", null);
      Row login = row("kind", "auth", "access", "write");
      assertThat(page(row(), write("success"), write("error"), intent, login))
          .contains("3 calls, of which 1 wrote something and 1 did not succeed.");
    }

    @Test
    void namesAnEventWithoutAToolByItsName() {
      Row grant = row("kind", "auth", "tool", null, "access", null, "call", "01B");
      grant.put("params", Map.of("event", "grant"));
      List<String> cells = cells(page(grant));
      assertThat(cells.get(3)).isEqualTo("grant");
      assertThat(cells.get(4)).isEqualTo("event: grant");
    }

    @Test
    void leavesTheNameOfNothingEmpty() {
      assertThat(cells(page(row("tool", null, "kind", "auth"))).get(3)).isEmpty();
    }

    @Test
    void saysSoWhenNothingMatches() {
      assertThat(page()).contains("<p>No record matches.</p>\n").doesNotContain("<table>");
      assertThat(page(row())).doesNotContain("No record matches");
    }

    @Test
    void explainsHashedParametersWhereThereAreSome() {
      String why =
          "Where the table shows hmac:, the firm chose to store a keyed hash instead of"
              + " the text.";
      assertThat(page(row("params", Map.of("query", "hmac:0123"))))
          .contains(why)
          .contains("holds the firm's key can prove which text it was.</p>\n");
      assertThat(page(row("params", Map.of("query", "clear")))).doesNotContain(why);
    }

    @Test
    void showsWhoAskedWhatAndWhenAndWhatCameOfIt() {
      Map<String, Object> params = new LinkedHashMap<>();
      params.put("status", "open");
      params.put("ids", List.of(1L, 2L));
      Row row =
          row(
              "user_id",
              1000L,
              "client",
              "claude-code/2.1",
              "params",
              params,
              "redacted",
              List.of("token", "secret"),
              "result_count",
              2L,
              "result_ids",
              List.of(11L, 12L),
              "case_ids",
              List.of(7L, 8L));
      assertThat(cells(page(row)))
          .containsExactly(
              "3",
              "2026-11-21 17:20:00<div class=\"small\">UTC</div>",
              "user 1000<div class=\"small\">claude-code/2.1</div>",
              "list-cases<div class=\"small\">read</div>",
              "status: open<br>ids: [1,2]<div class=\"small\">not shown: token, secret</div>",
              "success, 2 rows<div class=\"small\">ids 11, 12</div>",
              "7, 8");
    }

    @Test
    void showsNothingWhereTheRecordHasNothing() {
      Row row = row("params", Map.of(), "redacted", List.of());
      assertThat(cells(page(row)))
          .containsExactly(
              "3",
              "2026-11-21 17:20:00<div class=\"small\">UTC</div>",
              "not logged in",
              "list-cases<div class=\"small\">read</div>",
              "",
              "success",
              "");
    }

    @Test
    void saysARowWhereItIsOneAndNoCountWhereTheCallFailed() {
      assertThat(cells(page(row("result_count", 1L))).get(5)).isEqualTo("success, 1 row");
      Row failed = row("outcome", "error", "result_count", 0L, "error", "No <case>");
      assertThat(cells(page(failed)).get(5))
          .isEqualTo("error<div class=\"bad\">No &lt;case&gt;</div>");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "call   | read  | list-cases<div class=\"small\">read</div>",
          "call   | write | list-cases<div class=\"small\">write</div>",
          "intent | write | list-cases<div class=\"small\">announced before it was sent</div>",
          "auth   | read  | list-cases"
        })
    void saysOfWhichKindACallIs(String kind, String access, String cell) {
      assertThat(cells(page(row("kind", kind, "access", access))).get(3)).isEqualTo(cell);
    }

    @Test
    void tintsWritesAndLetsLongRowsBreak() {
      assertThat(page(row())).contains("<tbody>\n<tr class=\"read\"><td>");
      assertThat(page(row("access", "write"))).contains("<tr class=\"write\"><td>");
      // {"p":"…"} is eight characters longer than its text.
      assertThat(page(row("params", Map.of("p", "x".repeat(392))))).contains("<tr class=\"read\">");
      assertThat(page(row("params", Map.of("p", "x".repeat(393)))))
          .contains("<tr class=\"read long\"><td>");
    }

    @Test
    void listsTwelveIdsAndCountsTheRest() {
      List<Long> twelve = LongStream.rangeClosed(1, 12).boxed().toList();
      List<Long> more = LongStream.rangeClosed(1, 15).boxed().toList();
      String all = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12";
      assertThat(cells(page(row("case_ids", twelve))).get(6)).isEqualTo(all);
      assertThat(cells(page(row("case_ids", more))).get(6)).isEqualTo(all + " and 3 more");
    }

    @Test
    void putsTheCaseOfTheReportFirstWhereItIsAmongThem() {
      filter = new AuditFilter(9L, null, null);
      assertThat(cells(page(row("case_ids", List.of(7L, 9L, 8L)))).get(6)).isEqualTo("9, 7, 8");
      assertThat(cells(page(row("case_ids", List.of(7L, 8L)))).get(6)).isEqualTo("7, 8");
      assertThat(cells(page(row())).get(6)).isEmpty();
    }

    @Test
    void pointsToTheIntentOnlyWhereTheParametersAreTheSame() {
      Map<String, Object> params = Map.of("name", "x".repeat(500));
      Row intent = row("kind", "intent", "seq", 2L, "params", params);
      assertThat(page(intent, row("params", params)))
          .containsOnlyOnce("x".repeat(500))
          .containsOnlyOnce("read long\"")
          .contains("<td>as announced in no. 2</td>");
      assertThat(page(intent, row("params", Map.of("name", "other"))))
          .contains("name: other")
          .doesNotContain("as announced");
      assertThat(page(row("params", params), row("params", params))).doesNotContain("as announced");
    }

    @Test
    void marksWritesThatTheLogDoesNotSayTheEndOf() {
      findings.openIntents = List.of(new Verification.OpenIntent(3, "01A"));
      String mark = "<div class=\"bad\">the log does not say how this ended</div>";
      assertThat(cells(page(row("kind", "intent", "outcome", null))).get(5)).isEqualTo(mark);
      assertThat(page(row("seq", 4L))).doesNotContain(mark);
    }
  }

  @Nested
  class OfHostileText {
    private String tool(String text) {
      return cells(page(row("tool", text, "kind", "auth"))).get(3);
    }

    @Test
    void escapesWhatHtmlHasAMeaningFor() {
      assertThat(tool("<a href=\"x\">'&'</a>"))
          .isEqualTo("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
    }

    @ParameterizedTest
    @ValueSource(
        ints = {
          0, 0x1f, 0x7f, 0x80, 0x9f, 0xad, 0x200b, 0x200e, 0x200f, 0x2029, 0x202a, 0x202e, 0x2065,
          0x2066, 0x2067, 0x2069, 0x206a, 0xfeff, 0xd83d, 0xde00, 0xe0041, 0xe0101
        })
    void showsADotForWhatSteersTheTextOrIsNotSeen(int c) {
      assertThat(tool("a" + Character.toString(c) + "b")).isEqualTo("a·b");
    }

    @ParameterizedTest
    @ValueSource(ints = {' ', '~', 0xa0, 'é', 0x200c, 0x200d, 0x2010, 0x202f, 0xfe0f, 0x1f600})
    void showsEveryOtherCharacter(int c) {
      String text = "a" + Character.toString(c) + "b";
      assertThat(tool(text)).isEqualTo(text);
    }
  }
}
