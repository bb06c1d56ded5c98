package io.github.mycase4j.benchmarks;

import static io.github.mycase4j.benchmarks.FigureTable.median;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.github.mycase4j.audit.AuditLog;
import io.github.mycase4j.audit.AuditLogConfig;
import io.github.mycase4j.audit.AuditVerifier;
import io.github.mycase4j.audit.Verification;
import io.github.mycase4j.audit.VerifyRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures everything and prints one table. */
public final class Figures {
  private static final int ROUNDS = 5;
  private static final String AUDIT = "io.github.mycase4j.audit.";
  private static final String CREDSTORE = "io.github.mycase4j.credstore.";

  private final PrintStream out;
  private final Path folder;
  private final int records;
  private final FigureTable table;

  private Figures(PrintStream out, Path folder, int records) {
    this.out = out;
    this.folder = folder;
    this.records = records;
    this.table = new FigureTable(out);
  }

  /**
   * Prints the figures; the exit code is 1 when a bar is missed.
   *
   * @param args the folder to measure in, or none for that of temporary files
   * @throws Exception when something cannot be measured at all
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args.length > 0 ? args[0] : System.getProperty("java.io.tmpdir"));
    int records = Integer.parseInt(System.getenv().getOrDefault("RECORDS", "1000000"));
    Figures figures = new Figures(System.out, folder, records);
    figures.run();
    System.exit(figures.table.exitCode());
  }

  private void run() throws Exception {
    append();
    group();
    verify();
    tests(
        "kill -9 of two writers, " + System.getProperty("mycase4j.audit.killRounds") + " rounds",
        "0 lost, 0 chain errors",
        AUDIT + "ConcurrencyTest#nothingAcknowledgedIsLostWhenTwoProcessesAreKilled");
    tests(
        "single bit flips of a log and of the token file",
        "every one noticed",
        AUDIT + "AuditVerifierTest$WhenTheLogWasTamperedWith#noticesEveryFlippedBit",
        CREDSTORE
            + "EncryptedTokenStoreTest$WhenTheFileIsDamaged#everyFlippedBitIsNoticedAndTheFileKept");
    tests(
        "two processes, " + System.getProperty("mycase4j.rounds") + " expiries",
        "as many refreshes, none refused",
        CREDSTORE + "TwoProcessesTest#noRefreshTokenIsSpentTwice");
  }

  private void append() throws RunnerException {
    List<Double> ratios = new ArrayList<>();
    List<Double> raw = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      raw.add(jmh("rawWriteAndSync").getStatistics().getPercentile(50));
      ours.add(jmh("append").getStatistics().getPercentile(50));
      ratios.add(ours.get(round) / raw.get(round));
    }
    table.row(
        "append with sync, p50, against write + fdatasync",
        "≤ 1.2",
        median(ratios) <= 1.2,
        "%.2f (%.2f–%.2f; %.0f µs against %.0f µs)",
        median(ratios),
        Collections.min(ratios),
        Collections.max(ratios),
        median(ours),
        median(raw));
  }

  private void group() throws RunnerException {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      double oneByOne = jmh("oneByOne").getScore();
      ratios.add(jmh("together").getScore() / oneByOne);
    }
    table.row(
        "16 threads, group commit against sync per record",
        "≥ 4",
        median(ratios) >= 4,
        "%.1f (%.1f–%.1f)",
        median(ratios),
        Collections.min(ratios),
        Collections.max(ratios));
  }

  private Result<?> jmh(String method) throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(AppendBenchmark.class.getName() + "\\." + method + "$")
                .jvmArgsAppend("-Dfigures.folder=" + folder)
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(4)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .build())
        .runSingle()
        .getPrimaryResult();
  }

  private void verify() throws Exception {
    Path here = Files.createTempDirectory(folder, "figures");
    try {
      Path path = here.resolve("audit.log");
      write(path);
      VerifyRequest request = VerifyRequest.of(path).withKeys(List.of(AppendBenchmark.key()));
      List<Double> ratios = new ArrayList<>();
      List<Double> seconds = new ArrayList<>();
      for (int round = 0; round <= ROUNDS; round++) {
        long start = System.nanoTime();
        sha256sum(path);
        long hashed = System.nanoTime();
        Verification found = AuditVerifier.verify(request);
        long end = System.nanoTime();
        if (found.exitCode() != 0 || found.records() < records) {
          throw new IllegalStateException("the log is not whole: " + found.describe());
        }
        // The first round only warms up.
        if (round > 0) {
          ratios.add((double) (end - hashed) / (hashed - start));
          seconds.add((end - hashed) / 1e9);
        }
      }
      table.row(
          String.format(Locale.ROOT, "verify %,d records against sha256sum", records),
          "≤ 1.2",
          median(ratios) <= 1.2,
          "%.2f (%.2f–%.2f; %.2f s)",
          median(ratios),
          Collections.min(ratios),
          Collections.max(ratios),
          median(seconds));
    } finally {
      try (Stream<Path> files = Files.list(here)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(here);
    }
  }

  private void write(Path path) throws Exception {
    int threads = 512;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    AuditLogConfig config =
        AuditLogConfig.of(path, AppendBenchmark.key(), "1.0.0").withRotationBytes(Long.MAX_VALUE);
    try (AuditLog log = AuditLog.open(config)) {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        all.add(
            pool.submit(
                () -> {
                  for (int i = 0; i < records / threads + 1; i++) {
                    log.append(AppendBenchmark.call());
                  }
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      pool.shutdown();
    }
  }

  private static void sha256sum(Path path) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sha256sum", path.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("sha256sum failed");
    }
  }

  private void tests(String what, String bar, String... methods) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
    for (String method : methods) {
      request.selectors(selectMethod(method));
    }
    LauncherFactory.create().execute(request.build(), listener);
    long passed = listener.getSummary().getTestsSucceededCount();
    listener
        .getSummary()
        .getFailures()
        .forEach(
            failure ->
                out.println(
                    failure.getTestIdentifier().getDisplayName() + ": " + failure.getException()));
    table.row(what, bar, passed == methods.length, "%d of %d tests passed", passed, methods.length);
  }
}
