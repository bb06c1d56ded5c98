package io.github.mycase4j.mcp.cli;

import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.credstore.EncryptionKey;
import io.github.mycase4j.credstore.KeySource;
import io.github.mycase4j.mcp.config.Configuration;
import io.github.mycase4j.mcp.config.Setting;
import io.github.mycase4j.mcp.connection.LazyKeys;
import io.github.mycase4j.mcp.stdio.ProtocolOutput;
import io.github.mycase4j.mcp.text.FileProblem;
import java.io.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts the connector, its demo or one of its commands. A firm's own tool project may call {@link
 * #main} from its own main class; tools on the class path are then served together with the
 * built-in ones.
 */
public final class Main {
  private static final int USAGE = 64;
  private static final String USAGE_TEXT =
      """
      usage: java -jar mycase-mcp-adapter.jar [command]

        (none)      serves MCP on standard input and output, for Claude Desktop or Claude Code
        --sandbox   the same with a fictional law firm; needs no MyCase account
        demo        plays a session against the fictional law firm and prints it
        key         prints a new encryption key for %s

        setup       creates a start archive, so that the connector starts faster with this Java
                    and this jar
        config CLIENT [--secrets FILE | --with-secrets] [--into FILE | --entry] [--home DIR]
                    prints the configuration of an AI client, with a start archive: claude-desktop,
                    claude-code, cursor, vscode, windsurf or gemini. Secrets are included only on
                    request, from NAME=value lines in a file (- for standard input) or from the
                    environment; --into writes the configuration into the client's own file and
                    prints no secrets; --entry prints only the connector's entry

        audit verify [--from SEQ] [--to SEQ] [--anchor HASH]
                    checks the audit log. Exit codes: 0 intact, 1 broken, 2 intact with gaps,
                    3 cannot be checked, 64 invalid command line
        audit head  prints the log's head hash, to be kept elsewhere
        audit repair [--new-key]
                    records an incident, so that the log can continue; with --new-key after
                    the key was lost
        audit export --csv [--out FILE]
                    writes the calls as a table for a spreadsheet
        audit report [--case ID] [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--out FILE.html]
                    writes a page to print or hand over: who asked what about which case

        --help      prints this
        --version   prints the version

      The settings are in the environment; see the table in the README.
      """;

  private final Map<String, String> environment;
  private final PrintStream err;
  private final Path folder;
  private final Clock clock;

  Main(Map<String, String> environment, PrintStream err) {
    this(environment, err, Path.of("").toAbsolutePath(), new LocalClock());
  }

  /**
   * Creates a program.
   *
   * @param folder the current folder
   */
  Main(Map<String, String> environment, PrintStream err, Path folder, Clock clock) {
    this.environment = environment;
    this.err = err;
    this.folder = folder;
    this.clock = clock;
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    Optional<String> folder = CurrentFolder.makeHarmless();
    OutputStream out = ProtocolOutput.claim();
    folder.ifPresent(problem -> System.err.println("mycase4j: " + problem));
    int code = new Main(System.getenv(), System.err).run(args, out);
    if (code != 0) {
      System.exit(code);
    }
    // Otherwise the process ends by itself, once a running token refresh is stored.
  }

  /**
   * Runs a command.
   *
   * @return the exit code: 0 for success, 1 for a failure, 64 for an invalid command line
   */
  int run(String[] args, OutputStream out) {
    String command = args.length == 0 ? "" : args[0];
    try {
      if (command.equals("audit")) {
        return audit(List.of(args).subList(1, args.length), out);
      } else if (command.equals("setup")) {
        return setup(out).setup(List.of(args).subList(1, args.length));
      } else if (command.equals("config")) {
        return setup(out).config(List.of(args).subList(1, args.length));
      } else if (args.length > 1) {
        return usage(command + " takes no argument: " + args[1]);
      }
      return switch (command) {
        case "" -> serve(out);
        case "--sandbox" -> serveSandbox(out);
        case "demo" -> new Demo(new PrintStream(out, true, StandardCharsets.UTF_8)).run();
        case "key" -> print(out, newKey());
        case "--help", "-h", "help" -> print(out, usageText().stripTrailing());
        case "--version", "version" -> print(out, "mycase4j " + Version.current());
        default -> usage("unknown command: " + command);
      };
    } catch (UsageException e) {
      return usage(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      err.println("mycase4j: " + FileProblem.sentence(e));
      return 1;
    } catch (MyCaseException e) {
      err.println("mycase4j: " + e.getMessage());
      return 1;
    }
  }

  private int audit(List<String> args, OutputStream out) throws IOException, UsageException {
    Configuration configuration = Configuration.of(environment, System::getProperty);
    configuration.problems().forEach(problem -> err.println("mycase4j: " + problem));
    return new AuditCommands(environment, configuration, out, err, folder, clock).run(args);
  }

  private SetupCommands setup(OutputStream out) {
    return new SetupCommands(
        environment, System::getProperty, System.in, out, err, folder, Version.jar());
  }

  private int serve(OutputStream out) throws IOException {
    Configuration configuration = Configuration.of(environment, System::getProperty);
    KeySource keys =
        new LazyKeys(() -> KeySource.fromEnvironment(environment, configuration.home()));
    err.println("mycase4j " + Version.current() + ": MCP server on standard input and output.");
    configuration.problems().forEach(problem -> err.println("mycase4j: " + problem));
    if (!configuration.hasClient()) {
      err.println(
          "mycase4j: "
              + Setting.CLIENT_ID
              + " or "
              + Setting.CLIENT_SECRET
              + " is not set; call the tool auth-status for details.");
    }
    sayMalformedKeys();
    if (inTerminal()) {
      err.println(howToConnect());
    }
    return new Server(configuration, keys, environment, err).serve(System.in, out);
  }

  /**
   * Reports a malformed key at startup. The keychain is not read before use, and a key that looks
   * valid is not parsed yet, since that would load the cryptography.
   */
  private void sayMalformedKeys() {
    for (Setting setting : List.of(Setting.ENCRYPTION_KEY, Setting.ENCRYPTION_KEY_PREVIOUS)) {
      String value = setting.in(environment);
      if (value != null && !looksLikeKey(value)) {
        try {
          EncryptionKey.parse(setting.variable(), value);
        } catch (TokenStoreException e) {
          err.println("mycase4j: " + e.getMessage());
        }
      }
    }
  }

  private static boolean looksLikeKey(String value) {
    return value.length() == 64 && value.chars().allMatch(each -> Character.digit(each, 16) >= 0);
  }

  private int serveSandbox(OutputStream out) throws IOException {
    try (SandboxFirm firm = SandboxFirm.start(environment, System::getProperty)) {
      err.println(
          "mycase4j "
              + Version.current()
              + ": MCP server for the fictional firm; its files are in "
              + firm.home()
              + ".");
      if (inTerminal()) {
        err.println(howToConnect());
      }
      return new Server(firm.configuration(), firm.keys(), environment, err).serve(System.in, out);
    }
  }

  private static String howToConnect() {
    return """

        This is a server: it waits for an MCP client to connect and is not meant to be used
        directly. Press Ctrl-D to stop it.
          The configuration for Claude Desktop, Claude Code and others:
            %s
          No account yet?
            %s
        """
        .formatted(JarCommand.of("config claude-desktop"), JarCommand.of("demo"));
  }

  /** Since Java 22 a console exists even if standard input is not a terminal. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean inTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  private static String newKey() {
    byte[] key = EncryptionKey.random().bytes(SecretAccess.get());
    return HexFormat.of().formatHex(key);
  }

  private static int print(OutputStream out, String text) throws IOException {
    out.write((text + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
    out.flush();
    return 0;
  }

  private static String usageText() {
    return USAGE_TEXT.formatted(Setting.ENCRYPTION_KEY);
  }

  private int usage(String what) {
    err.println("mycase4j: " + what);
    err.println();
    err.print(usageText());
    return USAGE;
  }
}
