package io.github.mycase4j.audit;

import io.github.mycase4j.audit.internal.json.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * The format of a record, known here alone.
 *
 * <p>A record is one JSON object without white space, ended by LF, of less than 64 KiB. Every
 * record, of whatever kind, has the same fields in the same order: {@code v seq ts kind call tool
 * access params redacted outcome result_count result_ids case_ids user_id firm api_requests
 * duration_ms error client server pid}, then those that only its kind has, then {@code prev} and
 * {@code mac}. A field keeps one JSON type: an absent string or number is {@code null}, absent
 * {@code params} are {@code {}}, absent lists {@code []}; no field is ever left out, so that the
 * log's own records ({@code genesis}, {@code start} …) have {@code "call":null}. {@code ts} has six
 * decimals, cut, not rounded, and is taken when the line is composed, under the lock.
 *
 * <p>Fields of one kind, in this order:
 *
 * <ul>
 *   <li>{@code genesis}: {@code foreign} ({@code bytes}, {@code sha256}: what was in the file, zero
 *       bytes of a new one; an LF that ends its last line is outside), {@code key_id};
 *   <li>{@code start}: {@code key_id}, {@code tools} (a list of {@code name}, {@code sha256});
 *   <li>{@code stop}: none;
 *   <li>{@code key}: {@code key_id}, the new key's; its own MAC is under the old key;
 *   <li>{@code segment}: {@code reason}, {@code key_id}; one that starts anew after a lost key also
 *       has {@code foreign}, the length and hash of the whole older file, and its MAC is under the
 *       new key;
 *   <li>{@code gap}: {@code from}, {@code to}, {@code sha256}, {@code reason}; an empty range is a
 *       remark about something that left no bytes;
 *   <li>{@code checkpoint}: {@code reason}.
 * </ul>
 */
final class RecordFormat {
  static final int MAX_LINE = 65_535;
  static final int MAX_RESULT_IDS = 200;
  static final int MAX_CASE_IDS = 1_500;
  static final int HEX_TAIL = 149;
  static final int MAC_TAIL = 75;
  static final String PREFIX = "{\"v\":1,\"seq\":";
  static final String NEW_KEY = "new-key";

  private static final int MAX_BODY = MAX_LINE - HEX_TAIL - 80;
  private static final int MAX_REDACTED = 64;
  private static final int MAX_TOOLS = 200;
  private static final String TIME = "0000-00-00T00:00:00.000000Z";

  /** The fields that are the same in every record of this process. */
  private final byte[] process;

  private final ParamPolicy policy;

  RecordFormat(String server, long pid, ParamPolicy policy) {
    process =
        new JsonBytes()
            .ascii(",\"server\":")
            .string(server, 256)
            .ascii(",\"pid\":")
            .number(pid)
            .toBytes();
    this.policy = policy;
  }

  /** Returns the line of a body: what comes before it, after it, and the line feed. */
  static byte[] line(long seq, Instant time, byte[] body, byte[] prev, Mac mac) {
    String number = Long.toString(seq);
    int head = PREFIX.length() + number.length() + 9 + TIME.length();
    byte[] line = new byte[head + body.length + HEX_TAIL];
    int at = put(line, put(line, 0, PREFIX), number);
    at = put(line, at, ",\"ts\":\"");
    at = time(line, at, time);
    at = put(line, at, "\",");
    System.arraycopy(body, 0, line, at, body.length);
    at += body.length;
    at = put(line, at, ",\"prev\":\"");
    Hex.write(prev, line, at);
    at = put(line, at + Hex.DIGEST_CHARS, "\"");
    mac.update(line, 0, at);
    at = put(line, at, ",\"mac\":\"");
    Hex.write(mac.doFinal(), line, at);
    put(line, at + Hex.DIGEST_CHARS, "\"}\n");
    return line;
  }

  /** Writes a time of the years 0 to 9999 with six decimals. */
  private static int time(byte[] line, int at, Instant time) {
    LocalDateTime utc =
        LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
    int end = put(line, at, TIME);
    digits(line, at + 4, utc.getYear(), 4);
    digits(line, at + 7, utc.getMonthValue(), 2);
    digits(line, at + 10, utc.getDayOfMonth(), 2);
    digits(line, at + 13, utc.getHour(), 2);
    digits(line, at + 16, utc.getMinute(), 2);
    digits(line, at + 19, utc.getSecond(), 2);
    digits(line, at + 26, utc.getNano() / 1_000, 6);
    return end;
  }

  private static void digits(byte[] line, int end, int value, int count) {
    int rest = value;
    for (int at = end - 1; at >= end - count; at--) {
      line[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  byte[] body(AuditRecord record, AuditKey key) {
    List<String> redacted = new ArrayList<>();
    List<Param> params = new ArrayList<>();
    record.params.forEach((name, value) -> param(record, key, name, value, params, redacted));
    if (record.caseIds.size() > MAX_CASE_IDS) {
      redacted.add("case_ids");
    }
    String tool = record.tool;
    if (tool != null && record.outcome == Outcome.UNKNOWN) {
      tool = freeText(tool, key);
    }
    byte[] body = body(record, tool, params, redacted);
    while (body.length > MAX_BODY && !params.isEmpty()) {
      Param longest = params.stream().max(Comparator.comparingInt(p -> p.json.length)).get();
      params.remove(longest);
      redacted.add(longest.name);
      body = body(record, tool, params, redacted);
    }
    return body;
  }

  byte[] genesis(long foreignBytes, byte[] foreignHash, String keyId) {
    return ownBody("genesis", foreign(foreignBytes, foreignHash) + ",\"key_id\":\"" + keyId + "\"");
  }

  byte[] start(String keyId, Map<String, String> tools) {
    JsonBytes json = new JsonBytes().ascii(",\"key_id\":").string(keyId).ascii(",\"tools\":[");
    String separator = "";
    for (Map.Entry<String, String> tool : tools.entrySet().stream().limit(MAX_TOOLS).toList()) {
      json.ascii(separator).ascii("{\"name\":").string(tool.getKey(), 128);
      json.ascii(",\"sha256\":").string(tool.getValue(), 64).ascii("}");
      separator = ",";
    }
    return ownBody("start", json.ascii("]").toBytes());
  }

  byte[] stop() {
    return ownBody("stop", "");
  }

  byte[] key(String newKeyId) {
    return ownBody("key", ",\"key_id\":\"" + newKeyId + "\"");
  }

  byte[] segment(String keyId) {
    return ownBody("segment", ",\"reason\":\"rotation\",\"key_id\":\"" + keyId + "\"");
  }

  byte[] newKeySegment(long oldBytes, byte[] oldHash, String keyId) {
    return ownBody(
        "segment",
        foreign(oldBytes, oldHash)
            + ",\"reason\":\""
            + NEW_KEY
            + "\",\"key_id\":\""
            + keyId
            + "\"");
  }

  byte[] gap(long from, long to, String sha256, String reason) {
    JsonBytes json = new JsonBytes();
    json.ascii(",\"from\":").number(from).ascii(",\"to\":").number(to);
    json.ascii(",\"sha256\":").string(sha256).ascii(",\"reason\":").string(reason, 1024);
    return ownBody("gap", json.toBytes());
  }

  byte[] checkpoint(String reason) {
    return ownBody(
        "checkpoint", new JsonBytes().ascii(",\"reason\":").string(reason, 1024).toBytes());
  }

  private static String foreign(long bytes, byte[] hash) {
    return ",\"foreign\":{\"bytes\":" + bytes + ",\"sha256\":\"" + Hex.text(hash) + "\"}";
  }

  private byte[] ownBody(String kind, String extra) {
    return ownBody(kind, extra.getBytes(StandardCharsets.US_ASCII));
  }

  private byte[] ownBody(String kind, byte[] extra) {
    JsonBytes json = new JsonBytes();
    json.ascii("\"kind\":\"").ascii(kind).ascii("\",\"call\":null,\"tool\":null,\"access\":null,");
    json.ascii("\"params\":{},\"redacted\":[],\"outcome\":null,\"result_count\":null,");
    json.ascii("\"result_ids\":[],\"case_ids\":[],\"user_id\":null,\"firm\":null,");
    json.ascii("\"api_requests\":null,\"duration_ms\":null,\"error\":null,\"client\":null");
    return json.bytes(process).bytes(extra).toBytes();
  }

  private byte[] body(
      AuditRecord record, @Nullable String tool, List<Param> params, List<String> redacted) {
    JsonBytes json = new JsonBytes();
    json.ascii("\"kind\":\"").ascii(record.kind.wire());
    json.ascii("\",\"call\":").string(record.callId, 64);
    json.ascii(",\"tool\":").string(tool, 4096);
    json.ascii(",\"access\":").string(record.access == null ? null : record.access.wire());
    json.ascii(",\"params\":{");
    String separator = "";
    for (Param param : params) {
      json.ascii(separator).bytes(param.json);
      separator = ",";
    }
    json.ascii("},\"redacted\":[");
    separator = "";
    for (String name : redacted.subList(0, Math.min(redacted.size(), MAX_REDACTED))) {
      json.ascii(separator).string(name, 128);
      separator = ",";
    }
    if (redacted.size() > MAX_REDACTED) {
      json.ascii(separator).string("…");
    }
    json.ascii("],\"outcome\":").string(record.outcome == null ? null : record.outcome.wire());
    number(json.ascii(",\"result_count\":"), record.resultCount);
    ids(json.ascii(",\"result_ids\":"), record.resultIds, MAX_RESULT_IDS);
    ids(json.ascii(",\"case_ids\":"), record.caseIds, MAX_CASE_IDS);
    number(json.ascii(",\"user_id\":"), record.userId);
    json.ascii(",\"firm\":").string(record.firm, 256);
    number(json.ascii(",\"api_requests\":"), record.apiRequests);
    number(json.ascii(",\"duration_ms\":"), record.durationMillis);
    json.ascii(",\"error\":").string(record.error, 4096);
    json.ascii(",\"client\":").string(record.client, 512);
    return json.bytes(process).toBytes();
  }

  /** Returns text of the caller's own, hashed where the policy asks for that. */
  private String freeText(String text, AuditKey key) {
    return policy == ParamPolicy.HASHED ? key.hashOf(text) : text;
  }

  private void param(
      AuditRecord record,
      AuditKey key,
      String name,
      @Nullable Object value,
      List<Param> written,
      List<String> redacted) {
    ParamRule rule = record.rules.getOrDefault(name, ParamRule.DROP);
    if (rule == ParamRule.DROP) {
      // A name that no rule has is one that the caller made up.
      redacted.add(record.rules.containsKey(name) ? name : freeText(name, key));
      return;
    }
    boolean hashed = rule == ParamRule.HASHED && policy == ParamPolicy.HASHED;
    JsonBytes json = new JsonBytes().key(name).ascii(":");
    json.value(hashed ? key.hashOf(value) : value);
    written.add(new Param(name, json.toBytes()));
  }

  private static void number(JsonBytes json, @Nullable Number value) {
    if (value == null) {
      json.ascii("null");
    } else {
      json.number(value.longValue());
    }
  }

  private static void ids(JsonBytes json, List<Long> ids, int limit) {
    json.ascii("[");
    for (int i = 0; i < ids.size() && i < limit; i++) {
      json.ascii(i == 0 ? "" : ",").number(ids.get(i));
    }
    json.ascii("]");
  }

  /** Writes ASCII text and returns the index after it. */
  static int put(byte[] line, int at, String text) {
    int out = at;
    for (int i = 0; i < text.length(); i++) {
      line[out++] = (byte) text.charAt(i);
    }
    return out;
  }

  private static final class Param {
    final String name;
    final byte[] json;

    Param(String name, byte[] json) {
      this.name = name;
      this.json = json;
    }
  }
}
