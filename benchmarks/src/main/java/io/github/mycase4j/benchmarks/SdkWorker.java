package io.github.mycase4j.benchmarks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import io.github.mycase4j.client.MyCaseClient;
import io.github.mycase4j.client.auth.InMemoryTokenStore;
import io.github.mycase4j.client.auth.Tokens;
import io.github.mycase4j.client.collection.Snapshot;
import io.github.mycase4j.client.internal.json.Json;
import io.github.mycase4j.client.model.TimeEntry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One measurement of the SDK in a process of its own; prints figures, separated by spaces. */
public final class SdkWorker {
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

  private SdkWorker() {}

  /**
   * Measures.
   *
   * @param args the measurement and its arguments
   * @throws Exception when it cannot be measured
   */
  public static void main(String[] args) throws Exception {
    List<Double> figures =
        switch (args[0]) {
          case "decode" -> decode(args[1], Files.readAllBytes(Path.of(args[2])));
          case "walk" -> walk(URI.create(args[1]), args[2], Integer.parseInt(args[3]));
          case "heap" -> heap(URI.create(args[1]), args[2], Integer.parseInt(args[3]));
          case "collection" -> collection(URI.create(args[1]), args[2]);
          default -> throw new IllegalArgumentException(args[0]);
        };
    StringBuilder line = new StringBuilder();
    figures.forEach(figure -> line.append(String.format(Locale.ROOT, "%.3f ", figure)));
    System.out.println(line);
  }

  @FunctionalInterface
  private interface Decoder {
    Object decode(byte[] page) throws IOException;
  }

  private static Decoder decoder(String name) {
    return switch (name) {
      case "sdk" -> page -> Json.readList(page, TimeEntry.class);
      case "tree" -> new ObjectMapper()::readTree;
      case "blackbird" -> {
        ObjectReader reader =
            JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new BlackbirdModule())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readerForListOf(TimeEntry.class);
        yield page -> reader.readValue(page);
      }
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Returns the thread's processor time for a page, in microseconds; other load matters little. */
  private static List<Double> decode(String name, byte[] page) throws IOException {
    Decoder decoder = decoder(name);
    List<Double> batches = new ArrayList<>();
    int perBatch = 20;
    int warmUp = 50;
    for (int batch = 0; batch < warmUp + 41; batch++) {
      long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (int i = 0; i < perBatch; i++) {
        if (decoder.decode(page) == null) {
          throw new IOException("nothing was read");
        }
      }
      long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began;
      if (batch >= warmUp) {
        batches.add(took / 1e3 / perBatch);
      }
    }
    return List.of(FigureTable.median(batches));
  }

  private static MyCaseClient client(URI base, String token) {
    return MyCaseClient.builder()
        .baseUri(base)
        .tokenStore(InMemoryTokenStore.of(Tokens.of(token, "unused")))
        .requestsPerMinute(1_000_000)
        .build();
  }

  /** Returns the ratios of a lazy walk to a bare one, in turn; the first pair warms up. */
  private static List<Double> walk(URI base, String token, int rows) throws Exception {
    List<Double> ratios = new ArrayList<>();
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    try (MyCaseClient client = client(base, token)) {
      for (int round = 0; round <= SdkFigures.ROUNDS; round++) {
        long began = System.nanoTime();
        bareWalk(http, base, token, rows / 1000);
        long between = System.nanoTime();
        if (client.timeEntries().list().stream().limit(rows).filter(e -> e.id() > 0).count()
            != rows) {
          throw new IOException("rows are missing");
        }
        if (round > 0) {
          ratios.add((double) (System.nanoTime() - between) / (between - began));
        }
      }
    }
    return ratios;
  }

  private static void bareWalk(HttpClient http, URI base, String token, int pages)
      throws IOException, InterruptedException {
    URI next = URI.create(base + "/time_entries?page_size=1000");
    for (int page = 0; page < pages; page++) {
      HttpResponse<Void> response =
          http.send(
              HttpRequest.newBuilder(next)
                  .header("Accept", "application/json")
                  .header("Authorization", "Bearer " + token)
                  .build(),
              HttpResponse.BodyHandlers.discarding());
      Matcher link = NEXT.matcher(response.headers().firstValue("Link").orElse(""));
      if (response.statusCode() != 200 || (!link.find() && page + 1 < pages)) {
        throw new IOException("page " + page + " is not there: " + response.statusCode());
      }
      next = page + 1 < pages ? URI.create(link.group(1)) : next;
    }
  }

  /** Returns the peak heap in use during a walk after a garbage collection, in megabytes. */
  private static List<Double> heap(URI base, String token, int rows) throws IOException {
    double most = 0;
    try (MyCaseClient client = client(base, token)) {
      Iterator<TimeEntry> walk = client.timeEntries().list().iterator();
      for (int i = 1; i <= rows; i++) {
        if (walk.next().id() <= 0) {
          throw new IOException("a row without an id");
        }
        // In the middle of a page, when most of its rows are still to be returned.
        if (i % (rows / 10) == 300) {
          most = Math.max(most, usedHeap() / 1e6);
        }
      }
    }
    return List.of(most);
  }

  private static double usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Returns the nanoseconds of processor time that this process took, the compiler's included. */
  private static long processor() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Returns the seconds of the first read, rows, bytes of heap for each, processor seconds. */
  private static List<Double> collection(URI base, String token) throws IOException {
    double before = usedHeap();
    long cpuBefore = processor();
    long began = System.nanoTime();
    try (MyCaseClient client = client(base, token)) {
      Snapshot<TimeEntry> all = client.collections().timeEntries().read();
      double seconds = (System.nanoTime() - began) / 1e9;
      double cpu = (processor() - cpuBefore) / 1e9;
      double used = usedHeap() - before;
      int rows = all.rows().size();
      return List.of(seconds, (double) rows, used / rows, cpu);
    }
  }
}
