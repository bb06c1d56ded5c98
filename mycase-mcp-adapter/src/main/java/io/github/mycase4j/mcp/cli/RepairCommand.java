package io.github.mycase4j.mcp.cli;

import io.github.mycase4j.audit.AuditException;
import io.github.mycase4j.audit.AuditKey;
import io.github.mycase4j.audit.AuditLogConfig;
import io.github.mycase4j.audit.AuditRepair;
import io.github.mycase4j.audit.AuditVerifier;
import io.github.mycase4j.audit.Verification;
import io.github.mycase4j.audit.VerifyRequest;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.mcp.config.Setting;
import io.github.mycase4j.mcp.connection.AuditKeys;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * {@code audit repair}: checks the log, reports the findings, records them and reports what it did.
 * It announces nothing that it may have to reject, writes nothing where there is nothing to repair,
 * and is not interactive.
 */
final class RepairCommand {
  private final Map<String, String> environment;
  private final Path home;
  private final Path log;
  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;

  RepairCommand(
      Map<String, String> environment,
      Path home,
      Path log,
      PrintStream out,
      PrintStream err,
      Clock clock) {
    this.environment = environment;
    this.home = home;
    this.log = log;
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  /** Repairs; returns 0 when a record was written, 1 when none was. */
  int run(boolean newKey) {
    if (!newKey && !AuditKeys.hasCurrent(environment, home)) {
      return rejected(
          "A repair needs the key that the log was written with: set "
              + Setting.ENCRYPTION_KEY
              + ". If that key is"
              + " lost, set a new one and run: audit repair --new-key");
    }
    try {
      KeySource source = KeySource.fromEnvironment(environment, home);
      if (!Files.exists(log)) {
        // Without a log there is nothing to repair, and no key is created for nothing.
        Verification before = AuditVerifier.verify(VerifyRequest.of(log));
        if (before.cannotCheck() != null) {
          return rejected(before.cannotCheck() + " There is nothing to repair.");
        }
      }
      AuditKey current = AuditKeys.of(source.current());
      AuditKey previous = source.previous().map(AuditKeys::of).orElse(null);
      AuditLogConfig config =
          AuditLogConfig.of(log, current, Version.current())
              .withPreviousKey(previous)
              .withClock(clock);
      return newKey ? newKey(config) : cover(config);
    } catch (TokenStoreException | AuditException e) {
      return rejected(String.valueOf(e.getMessage()));
    }
  }

  private Verification verify(AuditLogConfig config) {
    AuditKey previous = config.previousKey();
    List<AuditKey> keys =
        previous == null ? List.of(config.key()) : List.of(config.key(), previous);
    return AuditVerifier.verify(VerifyRequest.of(log).withKeys(keys));
  }

  private int cover(AuditLogConfig config) {
    Verification before = verify(config);
    if (before.exitCode() == 0) {
      return rejected("The audit log " + log + " is intact. There is nothing to repair.");
    }
    AuditRepair.Result result;
    try {
      result = AuditRepair.repair(config);
    } catch (AuditException e) {
      return rejected(
          e.getMessage()
              + (e.reason() == AuditException.Reason.WRONG_KEY
                  ? " If the right key is permanently lost, run: audit repair --new-key"
                  : ""));
    }
    if (!result.changed()) {
      return rejected(
          "Nothing was written: records can be appended to the log as it is. A repair does"
              + " not hide what verify reports.");
    }
    out.println("Found:");
    before.describe().lines().limit(before.isWhole() ? 1 : 2).forEach(this::item);
    return done(
        result,
        "Gap records in "
            + log
            + " now describe what was damaged, foreign or cut off at the end, so that",
        "the log can be continued. Nothing was changed or deleted.");
  }

  private int newKey(AuditLogConfig config) {
    if (verify(config).isWhole()) {
      return fits(config);
    }
    AuditRepair.Result result = AuditRepair.newKey(config);
    if (!result.changed()) {
      return fits(config);
    }
    return done(
        result,
        "The old file was renamed and is otherwise unchanged. With the old key",
        "its records can still be verified; without it only their chain can be, and reports"
            + " mark them.");
  }

  private int fits(AuditLogConfig config) {
    return rejected(
        "Nothing was written: the key "
            + config.key().keyId()
            + ", or the one before it, matches the log, so no new key is needed. To record"
            + " other problems of the log, run: audit repair");
  }

  private int done(AuditRepair.Result result, String... meaning) {
    out.println("Done:");
    result.what().forEach(this::item);
    for (String line : meaning) {
      out.println(line);
    }
    out.println("Next, run audit verify, and keep its head hash outside this machine.");
    return 0;
  }

  private void item(String text) {
    out.println("  - " + text);
  }

  private int rejected(String sentence) {
    err.println("mycase4j: " + sentence);
    return 1;
  }
}
