package io.github.mycase4j.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
  @TempDir Path folder;

  @Test
  void theFifthLineIsExactlyAsTheFormatSaysWithHashAndMacMadeByHand() throws Exception {
    Path path = folder.resolve("audit.log");
    AuditLogConfig config = Logs.config(path).withPid(4711);
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("status", "open");
    params.put("limit", 25);
    params.put("token", "very secret");
    params.put("nobody-knows", "x");
    long seq;
    try (AuditLog log = AuditLog.open(config)) {
      log.append(AuditRecord.call("01A", "list-cases").build());
      log.append(AuditRecord.call("01B", "list-cases").build());
      seq =
          log.append(
              AuditRecord.call("01JD", "list-cases")
                  .access(Access.READ)
                  .params(
                      params,
                      Map.of(
                          "status", ParamRule.CLEAR,
                          "limit", ParamRule.CLEAR,
                          "token", ParamRule.DROP))
                  .outcome(Outcome.SUCCESS)
                  .resultCount(25)
                  .resultIds(List.of(50001L, 50002L))
                  .caseIds(List.of(50001L, 50001L, 50002L))
                  .userId(1000L)
                  .firm("firm-1")
                  .apiRequests(1)
                  .durationMillis(312)
                  .client("claude-code/2.1")
                  .build());
    }
    assertThat(seq).isEqualTo(5);
    List<byte[]> lines = Logs.lines(path);
    String prev = HexFormat.of().formatHex(sha256(lines.get(3)));
    String signed =
        "{\"v\":1,\"seq\":5,\"ts\":\"2026-11-21T17:20:00.123456Z\",\"kind\":\"call\","
            + "\"call\":\"01JD\",\"tool\":\"list-cases\",\"access\":\"read\","
            + "\"params\":{\"status\":\"open\",\"limit\":25},"
            + "\"redacted\":[\"token\",\"nobody-knows\"],\"outcome\":\"success\","
            + "\"result_count\":25,\"result_ids\":[50001,50002],\"case_ids\":[50001,50002],"
            + "\"user_id\":1000,\"firm\":\"firm-1\",\"api_requests\":1,\"duration_ms\":312,"
            + "\"error\":null,\"client\":\"claude-code/2.1\",\"server\":\"1.0.0\",\"pid\":4711,"
            + "\"prev\":\""
            + prev
            + "\"";
    String mac = HexFormat.of().formatHex(hmac(macKeyByHand(), signed.getBytes(UTF_8)));
    assertThat(new String(lines.get(4), UTF_8)).isEqualTo(signed + ",\"mac\":\"" + mac + "\"}\n");
    assertThat(new String(lines.get(5), UTF_8))
        .contains("\"kind\":\"stop\"")
        .contains("\"prev\":\"" + HexFormat.of().formatHex(sha256(lines.get(4))) + "\"");
    assertThat(new String(lines.get(0), UTF_8))
        .startsWith("{\"v\":1,\"seq\":1,")
        .contains("\"kind\":\"genesis\"")
        .contains("\"foreign\":{\"bytes\":0,\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4")
        .contains(",\"prev\":\"" + "0".repeat(64) + "\",\"mac\":\"");
  }

  /** HKDF-SHA256 written out once more, from RFC 5869. */
  private static byte[] macKeyByHand() throws Exception {
    byte[] pseudoRandom = hmac(new byte[32], Logs.SECRET);
    return hmac(pseudoRandom, "mycase4j/audit-mac/v1\u0001".getBytes(US_ASCII));
  }

  private static byte[] hmac(byte[] key, byte[] message) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(message);
  }

  private static byte[] sha256(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }
}
