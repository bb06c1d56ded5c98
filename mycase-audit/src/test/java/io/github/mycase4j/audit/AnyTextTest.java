package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.audit.internal.json.Invisible;
import io.github.mycase4j.audit.internal.json.JsonBytes;
import io.github.mycase4j.audit.internal.json.JsonReader;
import io.github.mycase4j.audit.report.AuditFilter;
import io.github.mycase4j.audit.report.AuditReport;
import io.github.mycase4j.audit.report.ReportHeading;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever text is in a log, a report and an export can be made of it. */
class AnyTextTest extends LogTestBase {
  private static final String HOSTILE =
      "a\ud83d b\ude00 \u0085\u202e\u2066\u200b\udb40\udc41 \u2028 z";

  private static AuditRecord call(String text) {
    return AuditRecord.call("01A" + text, "tool" + text)
        .params(Map.of("p" + text, List.of(text)), Map.of("p" + text, ParamRule.CLEAR))
        .outcome(Outcome.ERROR)
        .error(text)
        .client(text)
        .firm(text)
        .build();
  }

  private static boolean isText(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text)
        && text.codePoints().noneMatch(c -> Invisible.is(c) && c != '\n' && c != '\r');
  }

  private String csv() throws Exception {
    StringBuilder csv = new StringBuilder();
    AuditReport.csv(VerifyRequest.of(path), AuditFilter.all(), csv);
    return csv.substring(1);
  }

  private String html(String firm) throws Exception {
    StringBuilder html = new StringBuilder();
    AuditReport.html(
        VerifyRequest.of(path),
        AuditFilter.all(),
        new ReportHeading(firm, null, null, Logs.NOW.atZone(ZoneOffset.UTC)),
        html);
    return html.toString();
  }

  @Test
  void halvesOfCharactersAndInvisibleOnesAreEscapedInTheFileAndInTheExport() throws Exception {
    try (AuditLog log = AuditLog.open(Logs.config(path))) {
      log.append(call(HOSTILE));
    }
    assertThat(verify().exitCode()).isZero();
    String line = new String(Logs.lines(path).get(2), StandardCharsets.UTF_8);
    assertThat(isText(line)).isTrue();
    assertThat(line).contains("a\\ud83d b\\ude00 \\u0085\\u202e\\u2066\\u200b\\udb40\\udc41");
    assertThat(JsonReader.object(Logs.lines(path).get(2)).get("error")).isEqualTo(HOSTILE);
    assertThat(isText(csv())).isTrue();
    assertThat(csv()).contains("\"a\\ud83d b\\ude00 \\u0085\\u202e");
    assertThat(isText(html(HOSTILE))).isTrue();
    assertThat(html(HOSTILE)).contains("a· b· ·····");
  }

  @Test
  void aLogThatHoldsSuchTextUnescapedCanBeReportedToo() throws Exception {
    write(0);
    byte[] body = new RecordFormat("1.0.0", 1, ParamPolicy.FULL).body(call("MARK"), Logs.key());
    String text = new String(body, StandardCharsets.UTF_8);
    byte[] raw =
        text.replace("MARK", "\u0085\u202e\u200b\udb40\udc41\\ud83d")
            .getBytes(StandardCharsets.UTF_8);
    LogWriter writer =
        new LogWriter(
            new LocalDisk(),
            Logs.config(path),
            new RecordFormat("1.0.0", 1, ParamPolicy.FULL),
            false);
    writer.commit(() -> List.of(raw));
    writer.close();
    assertThat(verify().exitCode()).isZero();
    assertThat(isText(csv())).isTrue();
    assertThat(isText(html("A Firm"))).isTrue();
    assertThat(isText(verify().describe())).isTrue();
  }

  @Test
  void whereverATextIsCutNoCharacterIsSplit() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(30); j >= 0; j--) {
        text.appendCodePoint(random.nextInt(4) == 0 ? 0x1f600 : 'a' + random.nextInt(600));
      }
      int most = 3 + random.nextInt(60);
      byte[] json = new JsonBytes().string(text.toString(), most).toBytes();
      String cut = new String(json, StandardCharsets.UTF_8);
      assertThat(json.length - 2).isLessThanOrEqualTo(most);
      assertThat(cut.codePoints()).noneMatch(c -> (c >= 0xd800 && c <= 0xdfff) || c == 0xfffd);
      assertThat(cut).doesNotContainPattern("\\\\u[dD][89abAB]");
    }
  }
}
