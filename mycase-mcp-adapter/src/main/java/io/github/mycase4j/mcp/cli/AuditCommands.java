package io.github.mycase4j.mcp.cli;

import io.github.mycase4j.audit.AuditVerifier;
import io.github.mycase4j.audit.Verification;
import io.github.mycase4j.audit.VerifyRequest;
import io.github.mycase4j.audit.report.AuditFilter;
import io.github.mycase4j.audit.report.AuditReport;
import io.github.mycase4j.audit.report.ReportHeading;
import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.credstore.EncryptedTokenStore;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.credstore.LoginOrigins;
import io.github.mycase4j.mcp.config.Configuration;
import io.github.mycase4j.mcp.config.Setting;
import io.github.mycase4j.mcp.connection.AuditKeys;
import io.github.mycase4j.mcp.text.FileProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The commands that begin with {@code audit}. Results go to standard output, everything else to
 * standard error. The commands can run while a server writes the log.
 */
public final class AuditCommands {
  private static final int BROKEN = 1;
  private static final int FAILED = 1;
  private static final int USAGE = 64;
  private static final int CANNOT_CHECK = 3;

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;
  private final Path folder;
  private final Clock clock;
  private final Path home;
  private final LoginOrigins origins;
  private final Path log;

  /**
   * Creates the commands; performs no I/O.
   *
   * @param folder the current folder
   * @param clock the time, in the time zone of the dates on the command line
   */
  AuditCommands(
      Map<String, String> environment,
      Configuration configuration,
      OutputStream out,
      PrintStream err,
      Path folder,
      Clock clock) {
    this.environment = environment;
    this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
    this.err = err;
    this.folder = folder;
    this.clock = clock;
    this.home = configuration.home();
    this.origins = configuration.loginOrigins();
    this.log = configuration.auditFile();
  }

  /**
   * Runs one of the commands in this process, on the log in a home folder; never ends the process.
   * Performs I/O. A relative output name is resolved against the current folder.
   *
   * @param args the arguments after {@code audit} on the command line
   * @param environment the environment variables, in which the keys of the log are looked up
   * @param home the folder with the log
   * @param out receives the result; left open
   * @param err receives everything else
   * @return the exit code: that of the verifier, 1 for a failure, 64 for an invalid command line
   */
  public static int run(
      List<String> args,
      Map<String, String> environment,
      Path home,
      OutputStream out,
      PrintStream err) {
    Map<String, String> there = new HashMap<>(environment);
    there.put(Setting.HOME.variable(), home.toAbsolutePath().toString());
    try {
      Configuration configuration = Configuration.of(there, System::getProperty);
      Path folder = Path.of("").toAbsolutePath();
      return new AuditCommands(there, configuration, out, err, folder, new LocalClock()).run(args);
    } catch (UsageException e) {
      err.println("mycase4j: " + e.getMessage());
      return USAGE;
    } catch (IOException e) {
      err.println("mycase4j: " + FileProblem.sentence(e));
      return FAILED;
    } catch (MyCaseException e) {
      err.println("mycase4j: " + e.getMessage());
      return FAILED;
    }
  }

  /** Runs one of them; returns the exit code. */
  int run(List<String> args) throws IOException, UsageException {
    List<String> options = args.isEmpty() ? List.of() : args.subList(1, args.size());
    String command = args.isEmpty() ? "" : args.get(0);
    return switch (command) {
      case "verify" -> verify(options);
      case "head" -> head(options);
      case "repair" -> repair(options);
      case "export" -> export(options);
      case "report" -> report(options);
      case "" -> throw new UsageException("audit needs a command");
      default -> throw new UsageException("unknown command: audit " + command);
    };
  }

  private int verify(List<String> args) throws UsageException {
    Options options = Options.parse(args, Set.of("--from", "--to", "--anchor"), Set.of());
    AuditKeys keys = AuditKeys.find(environment, home);
    VerifyRequest request;
    try {
      Long from = options.number("--from");
      Long to = options.number("--to");
      request =
          VerifyRequest.of(log)
              .withKeys(keys.keys())
              .withRange(from == null ? 1 : from, to == null ? Long.MAX_VALUE : to)
              .withAnchor(options.text("--anchor"));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    Verification found = AuditVerifier.verify(request);
    int exit = exitCode(found, keys);
    if (exit != found.exitCode()) {
      out.println("Audit log " + log + ": CANNOT BE CHECKED, because of its key.");
      found.describe().lines().skip(1).forEach(out::println);
    } else {
      out.print(found.describe());
    }
    return exit;
  }

  /** A key that cannot be used must not look like one that the log was checked with. */
  private int exitCode(Verification found, AuditKeys keys) {
    boolean unchecked = !found.withKey() || found.macsUncheckable() > 0;
    if (keys.problem() == null || !unchecked || found.exitCode() == BROKEN) {
      return found.exitCode();
    }
    say(keys.problem());
    say("Therefore only the chain was checked, not the MACs.");
    return CANNOT_CHECK;
  }

  /** An output of a log with gaps is complete, and marks them. */
  private int exitCodeOfOutput(Verification found, AuditKeys keys) {
    int exit = exitCode(found, keys);
    return exit == BROKEN || exit == CANNOT_CHECK ? exit : 0;
  }

  private int head(List<String> args) throws UsageException {
    Options.parse(args, Set.of(), Set.of());
    Verification found = AuditVerifier.verify(VerifyRequest.of(log));
    if (!found.isWhole() || found.headHash() == null) {
      say(firstLines(found));
      say("A head hash would prove nothing. See: " + command("audit verify"));
      return found.exitCode();
    }
    out.println(found.headHash());
    say("This is the hash of record " + found.lastSeq() + ", the last of " + log + ".");
    say(
        "Keep it out of reach of anyone who can change this machine: in a letter to yourself,"
            + " on paper, or with a notary's time stamp.");
    say("To check later whether anything up to that record was changed, run");
    say("  " + command("audit verify --anchor " + found.headHash()));
    return 0;
  }

  private int repair(List<String> args) throws UsageException {
    Options options = Options.parse(args, Set.of(), Set.of("--new-key"));
    RepairCommand repair = new RepairCommand(environment, home, log, out, err, clock);
    return repair.run(options.has("--new-key"));
  }

  private int export(List<String> args) throws IOException, UsageException {
    Options options = Options.parse(args, Set.of("--out"), Set.of("--csv"));
    if (!options.has("--csv")) {
      throw new UsageException("audit export needs --csv, the only supported format");
    }
    AuditKeys keys = AuditKeys.find(environment, home);
    VerifyRequest request = VerifyRequest.of(log).withKeys(keys.keys());
    String name = options.text("--out");
    if (name != null) {
      OutFile file = OutFile.named(name, folder, home);
      return written(file, keys, page -> AuditReport.csv(request, AuditFilter.all(), page));
    }
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    Verification found = AuditReport.csv(request, AuditFilter.all(), writer);
    writer.flush();
    if (out.checkError()) {
      throw new IOException("The output could not be written completely.");
    }
    say(firstLines(found));
    sayUnchecked(found);
    return exitCodeOfOutput(found, keys);
  }

  private int report(List<String> args) throws IOException, UsageException {
    Options options = Options.parse(args, Set.of("--case", "--from", "--to", "--out"), Set.of());
    Long caseId = options.number("--case");
    LocalDate from = options.date("--from");
    LocalDate to = options.date("--to");
    if (from != null && to != null && to.isBefore(from)) {
      throw new UsageException("--to is before --from");
    }
    ZonedDateTime now = ZonedDateTime.now(clock);
    String name = options.text("--out");
    OutFile file =
        name == null
            ? OutFile.free(
                "audit-report-"
                    + (caseId == null ? "" : "case-" + caseId + "-")
                    + now.toLocalDate(),
                ".html",
                folder,
                home)
            : OutFile.named(name, folder, home);
    AuditKeys keys = AuditKeys.find(environment, home);
    VerifyRequest request = VerifyRequest.of(log).withKeys(keys.keys());
    AuditFilter filter =
        new AuditFilter(
            caseId,
            startOf(from, now.getZone()),
            startOf(to == null ? null : to.plusDays(1), now.getZone()));
    ReportHeading heading = heading(keys, now);
    return written(file, keys, page -> AuditReport.html(request, filter, heading, page));
  }

  private static @Nullable Instant startOf(@Nullable LocalDate day, ZoneId zone) {
    return day == null ? null : day.atStartOfDay(zone).toInstant();
  }

  /** The firm and its user have names in the stored login only; a report does without, too. */
  private ReportHeading heading(AuditKeys keys, ZonedDateTime now) {
    Account account = Account.UNKNOWN;
    if (!keys.keys().isEmpty() && keys.problem() == null) {
      try {
        account =
            new EncryptedTokenStore(home, KeySource.fromEnvironment(environment, home), origins)
                .load()
                .map(tokens -> tokens.account())
                .orElse(Account.UNKNOWN);
      } catch (MyCaseException e) {
        say("The names of the firm and its user are left out: " + e.getMessage());
      }
    }
    return new ReportHeading(account.firmName(), account.userId(), account.userName(), now);
  }

  /** Writes a form of the log to an output. */
  @FunctionalInterface
  private interface Form {
    Verification write(Appendable page) throws IOException;
  }

  private int written(OutFile file, AuditKeys keys, Form form) throws IOException {
    if (file.isThere()) {
      say(file.path() + " was there already and is replaced.");
    }
    Verification[] found = new Verification[1];
    file.write(
        page -> {
          found[0] = form.write(page);
          return found[0].records() > 0;
        });
    if (found[0].records() == 0) {
      say(firstLines(found[0]));
      say("Nothing was written.");
      return found[0].exitCode();
    }
    out.println(file.path());
    say(firstLines(found[0]));
    sayUnchecked(found[0]);
    return exitCodeOfOutput(found[0], keys);
  }

  /** Records that only the chain protects are marked, with an explanation. */
  private void sayUnchecked(Verification found) {
    long unchecked = found.withKey() ? found.macsUncheckable() : found.records();
    if (unchecked > 0) {
      say(
          "The MAC of "
              + unchecked
              + " of the log's "
              + found.records()
              + " records was not checked; those that are listed are marked.");
    }
  }

  /** The verdict and, where the log is not intact, the reason. */
  private static String firstLines(Verification found) {
    List<String> lines = found.describe().lines().toList();
    boolean good = found.isWhole() || lines.size() < 2;
    return good ? lines.get(0) : lines.get(0) + System.lineSeparator() + lines.get(1);
  }

  private static String command(String arguments) {
    return JarCommand.of(arguments);
  }

  private void say(@Nullable String sentence) {
    err.println(sentence);
  }
}
