package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.audit.internal.json.JsonReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileParametersTest {
  @TempDir Path folder;
  private int logs;

  private String line(Map<String, ?> params, ParamPolicy policy) {
    Path path = folder.resolve(++logs + "/audit.log");
    Map<String, ParamRule> rules = new TreeMap<>();
    params.keySet().forEach(name -> rules.put(name, ParamRule.HASHED));
    try (AuditLog log = AuditLog.open(Logs.config(path).withParams(policy))) {
      log.append(AuditRecord.call("01A", "tool").params(params, rules).build());
    }
    Verification found = AuditVerifier.verify(VerifyRequest.of(path).withKeys(List.of(Logs.key())));
    assertThat(found.exitCode()).isZero();
    assertThat(found.records()).isEqualTo(4);
    byte[] line = Logs.lines(path).get(2);
    assertThat(line).hasSizeLessThan(65_536);
    for (byte b : line) {
      assertThat(b == '\n' || b < 0 || b >= 0x20).isTrue();
    }
    return new String(line, StandardCharsets.UTF_8);
  }

  private String line(Object value) {
    String full = line(Map.of("p", value), ParamPolicy.FULL);
    assertThat(line(Map.of("p", value), ParamPolicy.HASHED)).containsPattern("\"hmac:[0-9a-f]{64}");
    return full;
  }

  @Test
  void aNumberOfABillionDigitsIsWrittenAsItsExponent() {
    assertThat(line(new BigDecimal("1e999999999"))).contains("{\"p\":1E+999999999}");
    assertThat(line(new BigDecimal("-1e-999999999"))).contains("{\"p\":-1E-999999999}");
    assertThat(line(new BigDecimal("1E+2147483647"))).contains("{\"p\":1E+2147483647}");
  }

  @Test
  void aWholeNumberThatIsTooLongForALineIsNamedAndLeftOut() {
    assertThat(line(BigInteger.TEN.pow(100_000))).contains("\"params\":{},\"redacted\":[\"p\"]");
  }

  @Test
  void whatIsNoNumberIsWrittenAsText() {
    assertThat(line(Double.NaN)).contains("{\"p\":\"NaN\"}");
    assertThat(line(Float.NEGATIVE_INFINITY)).contains("{\"p\":\"-Infinity\"}");
    assertThat(line(Double.MIN_VALUE)).contains("{\"p\":4.9E-324}");
  }

  @Test
  void halvesOfSurrogatePairsAreKeptAsTheirEscapes() {
    assertThat(line("a\ud83d")).contains("{\"p\":\"a\\ud83d\"}");
    assertThat(line("\ude00a")).contains("{\"p\":\"\\ude00a\"}");
    assertThat(line("\ude00\ud83d")).contains("{\"p\":\"\\ude00\\ud83d\"}");
    assertThat(line("\ud83d\ude00")).contains("{\"p\":\"\ud83d\ude00\"}");
  }

  @Test
  void noControlCharacterEndsALine() {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 0x20; c++) {
      all.append(c);
    }
    String line = line(all.append('\u007f').append('\u2028').append('"').append('\\').toString());
    assertThat(line).contains("\\u0000\\u0001").contains("\\u000a").contains("\\u007f\\u2028");
    Map<String, Object> record = JsonReader.object(line.getBytes(StandardCharsets.UTF_8));
    assertThat(record.get("params")).isEqualTo(Map.of("p", all.toString()));
  }

  @Tag("slow")
  @Test
  void aHugeTextIsNamedAndLeftOut() {
    assertThat(line("x".repeat(5_000_000))).contains("\"params\":{},\"redacted\":[\"p\"]");
    assertThat(line(Map.of("k".repeat(1_000_000), "\ud83d".repeat(1_000_000)).toString()))
        .contains("\"redacted\":[\"p\"]");
  }

  @Test
  void thousandsOfParametersStillFitALine() {
    Map<String, Object> many = new TreeMap<>();
    for (int i = 0; i < 3_000; i++) {
      many.put("name" + i, "value" + i);
    }
    assertThat(line(many, ParamPolicy.FULL)).contains("\"…\"]");
  }
}
