package io.github.mycase4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.audit.internal.json.JsonReader;
import io.github.mycase4j.audit.report.ReportHeading;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordFormatTest {
  private static byte[] line(AuditRecord record, ParamPolicy policy) {
    byte[] body = new RecordFormat("1.0.0", 1, policy).body(record, Logs.key());
    return RecordFormat.line(Long.MAX_VALUE / 10, Logs.NOW, body, new byte[32], Logs.key().mac());
  }

  private static Map<String, Object> read(AuditRecord record, ParamPolicy policy) {
    byte[] line = line(record, policy);
    assertThat(line.length).isLessThan(65_536);
    for (int i = 0; i < line.length - 1; i++) {
      assertThat(line[i] >= 0x20 || line[i] < 0).isTrue();
    }
    return JsonReader.object(line);
  }

  @Test
  void everyKindHasTheSameFieldsInTheSameOrder() {
    List<String> fields =
        List.of(
            "v",
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
            "prev",
            "mac");
    assertThat(read(AuditRecord.intent("01A", "t").build(), ParamPolicy.FULL).keySet())
        .containsExactlyElementsOf(fields);
    assertThat(read(AuditRecord.auth("01A", "login").build(), ParamPolicy.FULL).keySet())
        .containsExactlyElementsOf(fields);
    RecordFormat format = new RecordFormat("1.0.0", 1, ParamPolicy.FULL);
    String hash = "ab".repeat(32);
    own(format.genesis(3, new byte[32], "k"), fields, "foreign", "key_id");
    own(format.start("k", Map.of("a.jar", hash)), fields, "key_id", "tools");
    own(format.stop(), fields);
    own(format.key("k"), fields, "key_id");
    own(format.segment("k"), fields, "reason", "key_id");
    own(format.newKeySegment(3, new byte[32], "k"), fields, "foreign", "reason", "key_id");
    own(format.gap(1, 2, hash, "why"), fields, "from", "to", "sha256", "reason");
    own(format.checkpoint("why"), fields, "reason");
  }

  private static void own(byte[] body, List<String> fields, String... extra) {
    byte[] line = RecordFormat.line(7, Logs.NOW, body, new byte[32], Logs.key().mac());
    List<String> keys = List.copyOf(JsonReader.object(line).keySet());
    assertThat(keys.subList(0, 21)).isEqualTo(fields.subList(0, 21));
    assertThat(keys.subList(21, keys.size() - 2)).isEqualTo(Arrays.asList(extra));
    assertThat(keys.subList(keys.size() - 2, keys.size())).containsExactly("prev", "mac");
    LineBlock block = new LineBlock(0, line, line.length, false).check(List.of(Logs.key()));
    assertThat(block.seqs[0]).isEqualTo(7);
    assertThat(block.keys[0]).isZero();
  }

  @Test
  void textOfAnyKindIsReadAsItWasWritten() {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("text", "\"\\ \n\r\t\u0000\u007f é 漢 😀 \ud800 \u2028");
    params.put("nested", Map.of("mac", "x", "prev", List.of(1L, true, "y")));
    params.put("mac", "top");
    params.put("money", new BigDecimal("12.30"));
    params.put("nothing", null);
    params.put("odd", Double.NaN);
    Map<String, ParamRule> rules = new HashMap<>();
    params.keySet().forEach(name -> rules.put(name, ParamRule.CLEAR));
    AuditRecord record = AuditRecord.call("01A", "t").params(params, rules).build();
    params.put("odd", "NaN");
    assertThat(read(record, ParamPolicy.FULL).get("params")).isEqualTo(params);
    String line = new String(line(record, ParamPolicy.FULL), StandardCharsets.UTF_8);
    assertThat(line.split(",\"mac\":\"", -1)).hasSize(2);
  }

  @Test
  void hashedParametersCanBeProvedByOneWhoHasTheKey() {
    AuditRecord record =
        AuditRecord.call("01A", "search-contacts")
            .params(
                Map.of("query", "Ada Sample", "limit", 5),
                Map.of("query", ParamRule.HASHED, "limit", ParamRule.CLEAR))
            .build();
    assertThat(read(record, ParamPolicy.FULL).get("params"))
        .isEqualTo(Map.of("query", "Ada Sample", "limit", 5L));
    Map<?, ?> hashed = (Map<?, ?>) read(record, ParamPolicy.HASHED).get("params");
    assertThat(hashed.get("limit")).isEqualTo(5L);
    byte[] key = Hkdf.derive(Logs.SECRET, "mycase4j/audit-params/v1");
    byte[] text = "Ada Sample".getBytes(StandardCharsets.UTF_8);
    assertThat(hashed.get("query")).isEqualTo("hmac:" + Hex.text(Hkdf.hmac(key, text)));
    assertThat(hashed.get("query")).isEqualTo(Logs.key().hashOf("Ada Sample"));
  }

  @Test
  void aParameterThatIsTooLongIsNamedAndLeftOut() {
    AuditRecord record =
        AuditRecord.call("01A", "t")
            .params(
                Map.of("long", "\u0001".repeat(40_000), "short", "kept"),
                Map.of("long", ParamRule.CLEAR, "short", ParamRule.CLEAR))
            .build();
    Map<String, Object> read = read(record, ParamPolicy.FULL);
    assertThat(read.get("params")).isEqualTo(Map.of("short", "kept"));
    assertThat(read.get("redacted")).isEqualTo(List.of("long"));
  }

  @Test
  void theLongestParametersAreLeftOutFirst() {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("short", "x".repeat(30_000));
    params.put("longer", "x".repeat(40_000));
    params.put("longest", "x".repeat(50_000));
    Map<String, ParamRule> rules = new HashMap<>();
    params.keySet().forEach(name -> rules.put(name, ParamRule.CLEAR));
    Map<String, Object> read =
        read(AuditRecord.call("01A", "t").params(params, rules).build(), ParamPolicy.FULL);
    assertThat(((Map<?, ?>) read.get("params")).keySet()).isEqualTo(Set.of("short"));
    assertThat(read.get("redacted")).isEqualTo(List.of("longest", "longer"));
  }

  @ParameterizedTest
  @CsvSource({"64, 64, name063", "65, 65, …", "66, 65, …"})
  void namesOfSixtyFourParametersAreKeptAndMoreAreMarked(int sent, int kept, String last) {
    Map<String, Object> params = new TreeMap<>();
    for (int i = 0; i < sent; i++) {
      params.put(String.format("name%03d", i), i);
    }
    Map<String, Object> read =
        read(AuditRecord.call("01A", "t").params(params, Map.of()).build(), ParamPolicy.FULL);
    List<?> redacted = (List<?>) read.get("redacted");
    assertThat(redacted).hasSize(kept);
    assertThat(redacted.get(kept - 1)).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource({"1500, false", "1501, true"})
  void casesThatAreCutOffAreNamed(int cases, boolean named) {
    List<Long> ids = LongStream.range(0, cases).boxed().toList();
    Map<String, Object> read =
        read(AuditRecord.call("01A", "t").caseIds(ids).build(), ParamPolicy.FULL);
    assertThat((List<?>) read.get("case_ids")).hasSize(1500);
    assertThat(read.get("redacted")).isEqualTo(named ? List.of("case_ids") : List.of());
  }

  @Test
  void aLineIsNeverTooLong() {
    Map<String, Object> params = new HashMap<>();
    for (int i = 0; i < 500; i++) {
      params.put(i + "\u0001".repeat(300), "\u0001".repeat(300));
    }
    List<Long> ids = LongStream.range(0, 5000).map(i -> Long.MAX_VALUE - i).boxed().toList();
    Map<String, Object> read =
        read(
            AuditRecord.call("\u0001".repeat(90), "\u0001".repeat(9000))
                .params(params, Map.of())
                .resultIds(ids)
                .caseIds(ids)
                .firm("\u0001".repeat(9000))
                .error("é".repeat(9000))
                .client("\u0001".repeat(9000))
                .build(),
            ParamPolicy.FULL);
    assertThat((List<?>) read.get("result_ids")).hasSize(200);
    assertThat((List<?>) read.get("case_ids")).hasSize(1500);
    assertThat((String) read.get("error")).endsWith("…");
    assertThat((List<?>) read.get("redacted")).hasSize(65);
  }

  @Test
  void whatIsNoJsonIsRejected() {
    AuditRecord record =
        AuditRecord.call("01A", "t")
            .params(Map.of("x", new Object()), Map.of("x", ParamRule.CLEAR))
            .build();
    assertThatThrownBy(() -> line(record, ParamPolicy.FULL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingOfAClientIsInTheStringOfARecordOrAKey() {
    AuditRecord record =
        AuditRecord.call("01A", "t")
            .params(Map.of("x", "SENTINEL"), Map.of("x", ParamRule.CLEAR))
            .firm("SENTINEL")
            .error("SENTINEL")
            .client("SENTINEL")
            .build();
    assertThat(record.toString()).doesNotContain("SENTINEL").contains("01A");
    assertThat(record.kind()).isEqualTo(AuditRecord.Kind.CALL);
    assertThat(record.callId()).isEqualTo("01A");
    ReportHeading heading =
        new ReportHeading("SENTINEL", 1L, "SENTINEL", Logs.NOW.atZone(ZoneOffset.UTC));
    assertThat(heading.toString()).isEqualTo("ReportHeading[2026-11-21T17:20:00.123456789Z]");
    assertThat(Logs.key().toString()).isEqualTo("AuditKey[" + Logs.key().keyId() + "]");
    assertThat(Collections.singleton(Logs.key().keyId().length())).containsExactly(16);
  }
}
