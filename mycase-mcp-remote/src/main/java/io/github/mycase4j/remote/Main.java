package io.github.mycase4j.remote;

import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.mcp.cli.AuditCommands;
import io.github.mycase4j.mcp.config.ProductVersion;
import io.github.mycase4j.mcp.text.FileProblem;
import io.github.mycase4j.remote.config.ConfigurationErrors;
import io.github.mycase4j.remote.config.SettingsReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The command line of the remote server. */
public final class Main {
  static final String NAME = "mycase-mcp-remote";

  private static final int FAILED = 1;
  private static final int USAGE = 64;
  private static final String USAGE_TEXT =
      """
      usage: java -jar mycase-mcp-remote.jar COMMAND

        serve       serves MCP over HTTP for the users of one firm
        --sandbox [--port N]
                    the same with a fictional law firm; needs no MyCase account and no settings
        check       checks settings, database, key, audit log and the public address
        key         prints a new encryption key for ENCRYPTION_KEY
        revoke --all | --user ID | --grant ID | --token ID
                    ends grants and API tokens; with --all and --user browser sessions, too
        audit verify|head|repair|export|report
                    the audit log, as with mycase-mcp-adapter.jar

        --help      prints this
        --version   prints the version

      The settings are in the environment: docs/remote.md.
      """;

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * Creates the program.
   *
   * @param environment the variables
   * @param out standard output
   * @param err standard error
   */
  Main(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    // Libraries that print must not print on standard output.
    System.setOut(err);
    int code = new Main(System.getenv(), out, err).run(List.of(args));
    System.exit(code);
  }

  /**
   * Runs a command; a server runs until the process is asked to stop.
   *
   * @return the exit code
   */
  int run(List<String> args) {
    String command = args.isEmpty() ? "" : args.get(0);
    List<String> options = args.isEmpty() ? List.of() : args.subList(1, args.size());
    try {
      return switch (command) {
        case "audit" -> audit(options);
        case "revoke" -> new RevokeCommand(environment, out, err).run(options);
        case "--sandbox" -> sandbox(options);
        case "" -> throw new UsageException("a command is needed");
        default -> plain(command, options);
      };
    } catch (UsageException e) {
      err.println(NAME + ": " + e.getMessage());
      err.println();
      err.print(USAGE_TEXT);
      return USAGE;
    } catch (ConfigurationErrors e) {
      err.println(NAME + ": cannot start");
      e.problems().forEach(problem -> err.println("  " + problem.line()));
      return FAILED;
    } catch (IOException e) {
      err.println(NAME + ": " + FileProblem.sentence(e));
      return FAILED;
    }
  }

  private int plain(String command, List<String> options)
      throws UsageException, ConfigurationErrors, IOException {
    if (!options.isEmpty()) {
      throw new UsageException(command + " takes no argument: " + options.get(0));
    }
    switch (command) {
      case "serve" -> {
        return new ServerProcess(err)
            .run(new SettingsReader(environment, System::getProperty).read(), () -> {});
      }
      case "check" -> {
        return new CheckCommand(environment, out).run();
      }
      case "key" -> {
        byte[] key = EncryptionKey.random().bytes(SecretAccess.get());
        return print(HexFormat.of().formatHex(key) + "\n");
      }
      case "--help", "-h", "help" -> {
        return print(USAGE_TEXT);
      }
      case "--version", "version" -> {
        return print("mycase4j " + ProductVersion.current() + "\n");
      }
      default -> throw new UsageException("unknown command: " + command);
    }
  }

  private int sandbox(List<String> options)
      throws UsageException, ConfigurationErrors, IOException {
    Integer port = null;
    if (!options.isEmpty()) {
      if (!options.get(0).equals("--port") || options.size() > 2) {
        throw new UsageException("--sandbox takes only --port N, not " + options.get(0));
      }
      String given = options.size() == 2 ? options.get(1) : "";
      if (!given.matches("\\d{1,5}") || Integer.parseInt(given) > 65_535) {
        throw new UsageException("--port needs a number from 0 to 65535");
      }
      port = Integer.valueOf(given);
    }
    SandboxFirm firm = SandboxFirm.start(environment, System::getProperty, port);
    if (firm.settings().network().isInClear()) {
      err.println(
          NAME
              + ": LISTEN is not a loopback address and PUBLIC_URL is http: tokens cross the network"
              + " in clear.");
    }
    return new ServerProcess(err).run(firm.settings(), firm::close);
  }

  private int audit(List<String> options) throws ConfigurationErrors {
    SettingsReader.AuditAccess access =
        new SettingsReader(environment, System::getProperty).readAuditAccess();
    int code = AuditCommands.run(options, access.variables(), access.home(), out, err);
    if (code == USAGE) {
      err.println();
      err.print(USAGE_TEXT);
    }
    return code;
  }

  private int print(String text) {
    out.print(text);
    out.flush();
    return 0;
  }
}
