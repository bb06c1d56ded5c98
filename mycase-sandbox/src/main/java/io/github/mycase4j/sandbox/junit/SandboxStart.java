package io.github.mycase4j.sandbox.junit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mycase4j.sandbox.SampleFirm;
import io.github.mycase4j.sandbox.Sandbox;
import io.github.mycase4j.sandbox.value.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Starts a sandbox as an annotation says. */
final class SandboxStart {
  /** What of the sample firm an empty one does not have. */
  private static final List<String> LEFT_OUT =
      List.of(
          "cases",
          "clients",
          "companies",
          "leads",
          "tasks",
          "events",
          "calls",
          "notes",
          "message_threads",
          "time_entries",
          "expenses",
          "invoices",
          "documents");

  private SandboxStart() {}

  static Sandbox start(MyCaseSandbox settings) {
    Clock clock = clock(settings.now());
    Map<String, Integer> sizes = new HashMap<>();
    if (settings.firm() == MyCaseSandbox.Firm.EMPTY) {
      LEFT_OUT.forEach(collection -> sizes.put(collection, 0));
    }
    Sandbox sandbox = Sandbox.builder().clock(clock).firm(SampleFirm.sized(clock, sizes)).start();
    try {
      seed(sandbox, settings.rows());
      if (settings.staff() != 0) {
        sandbox.signInAs(settings.staff());
      }
      return sandbox;
    } catch (RuntimeException e) {
      sandbox.close();
      throw e;
    }
  }

  private static Clock clock(String now) {
    if (now.isEmpty()) {
      return Clock.system(ZoneId.systemDefault());
    }
    try {
      OffsetDateTime moment = OffsetDateTime.parse(now);
      return Clock.fixed(moment.toInstant(), moment.getOffset());
    } catch (DateTimeException e) {
      throw new ExtensionConfigurationException(
          "@MyCaseSandbox(now = \"" + now + "\") is no timestamp such as 2026-03-11T09:30:00-07:00",
          e);
    }
  }

  private static void seed(Sandbox sandbox, String rows) {
    if (rows.isBlank()) {
      return;
    }
    JsonNode json;
    try {
      json = Json.read(rows.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ExtensionConfigurationException("The rows of @MyCaseSandbox are not JSON", e);
    }
    if (!json.isObject()) {
      throw unreadable("the JSON is no object");
    }
    for (Map.Entry<String, JsonNode> collection : json.properties()) {
      if (!collection.getValue().isArray()) {
        throw unreadable(collection.getKey() + " is no array");
      }
      for (JsonNode row : collection.getValue()) {
        if (!row.isObject()) {
          throw unreadable(collection.getKey() + " holds something that is no object");
        }
        sandbox.put(collection.getKey(), Json.object(row));
      }
    }
  }

  private static ExtensionConfigurationException unreadable(String why) {
    return new ExtensionConfigurationException(
        "The rows of @MyCaseSandbox must be a JSON object of arrays of objects: " + why);
  }
}
