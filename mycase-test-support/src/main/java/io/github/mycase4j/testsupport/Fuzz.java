package io.github.mycase4j.testsupport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Feeds broken inputs to what must bear them. They are made of good ones, and are the same for the
 * same seed. {@code -Dfuzz.count=2000000} makes more, {@code -Dfuzz.seed=N} others; a failure names
 * the seed that makes its input the first.
 */
public final class Fuzz {
  private static final List<String> JSON =
      List.of("{", "}", "[", "]", ",", ":", "\"", "null", "true", "0");
  private static final int COUNT = Integer.getInteger("fuzz.count", 20_000);
  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final int MAX_BYTES = 20_000;
  private static final int MAX_SHOWN = 2_000;
  private static final long SECONDS_FOR_ONE_INPUT = 30;

  /** What must hold for every input; the random is the input's own. */
  @FunctionalInterface
  public interface Property {
    /**
     * Checks one input.
     *
     * @param input the input
     * @param random the source of randomness for this input
     */
    void check(byte[] input, Random random);
  }

  private final List<byte[]> corpus;
  private final List<byte[]> words;

  /**
   * Creates a source of inputs from good ones and from words that often matter.
   *
   * @param corpus the inputs to vary
   * @param words words to insert
   */
  public Fuzz(List<byte[]> corpus, String... words) {
    this.corpus = corpus;
    this.words = Arrays.stream(words).map(Fuzz::bytes).toList();
  }

  /**
   * {@return the tokens of JSON, and more words}
   *
   * @param more further words
   */
  public static String[] json(String... more) {
    return Stream.concat(JSON.stream(), Arrays.stream(more)).toArray(String[]::new);
  }

  /**
   * Reads the good inputs of a file, one a line; {@code \x00} stands for any byte.
   *
   * @param file the name of the file below {@code src/test/resources/fuzz}
   * @return the inputs
   */
  public static List<byte[]> corpus(String file) {
    Path path = Path.of(System.getProperty("basedir", "."), "src", "test", "resources", "fuzz");
    try {
      return Files.readAllLines(path.resolve(file)).stream().map(Fuzz::bytes).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String line) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int at = 0;
    for (int hex = line.indexOf("\\x"); hex >= 0; hex = line.indexOf("\\x", at)) {
      bytes.writeBytes(line.substring(at, hex).getBytes(StandardCharsets.UTF_8));
      bytes.write(Integer.parseInt(line.substring(hex + 2, hex + 4), 16));
      at = hex + 4;
    }
    bytes.writeBytes(line.substring(at).getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  /**
   * Checks the property for every input, each within a bounded time.
   *
   * @param property what must hold for every input
   */
  public void run(Property property) {
    AtomicLong seed = new AtomicLong(SEED);
    CompletableFuture<Void> end = new CompletableFuture<>();
    Thread worker = new Thread(() -> work(property, seed, end), "fuzz");
    worker.setDaemon(true);
    worker.start();
    long last = -1;
    while (true) {
      try {
        end.get(SECONDS_FOR_ONE_INPUT, TimeUnit.SECONDS);
        return;
      } catch (TimeoutException e) {
        if (last == seed.get()) {
          throw failure(last, e);
        }
        last = seed.get();
      } catch (ExecutionException e) {
        throw failure(seed.get(), e.getCause());
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private void work(Property property, AtomicLong seed, CompletableFuture<Void> end) {
    try {
      for (int i = 0; i < COUNT; i++) {
        seed.set(SEED + i);
        Random random = new Random(seed.get());
        property.check(input(random), random);
      }
      end.complete(null);
    } catch (RuntimeException | Error e) {
      end.completeExceptionally(e);
    }
  }

  private AssertionError failure(long seed, @Nullable Throwable cause) {
    byte[] input = input(new Random(seed));
    String shown = Base64.getEncoder().encodeToString(input);
    return new AssertionError(
        "-Dfuzz.seed="
            + seed
            + " makes this input ("
            + input.length
            + " bytes, Base64): "
            + shown.substring(0, Math.min(shown.length(), MAX_SHOWN)),
        cause);
  }

  private byte[] input(Random random) {
    byte[] input = any(corpus, random);
    for (int changes = random.nextInt(6); changes >= 0; changes--) {
      input = changed(input, random);
    }
    return input.length <= MAX_BYTES ? input : Arrays.copyOf(input, MAX_BYTES);
  }

  private byte[] changed(byte[] input, Random random) {
    int from = random.nextInt(input.length + 1);
    int to = from + random.nextInt(Math.min(input.length - from, 40) + 1);
    return switch (random.nextInt(9)) {
      case 0 -> joined(input, from, new byte[] {(byte) random.nextInt(256)}, from);
      case 1 -> joined(input, from, new byte[] {(byte) random.nextInt(256)}, to);
      case 2 -> joined(input, from, new byte[0], to);
      case 3 -> Arrays.copyOf(input, from);
      case 4 -> joined(input, from, any(words, random), from);
      case 5 -> joined(input, from, any(words, random), to);
      case 6 -> joined(input, to, Arrays.copyOfRange(input, from, to), to);
      case 7 -> joined(input, from, repeated(Arrays.copyOfRange(input, from, to), random), to);
      default -> {
        byte[] other = any(corpus, random);
        yield joined(
            input,
            from,
            Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length),
            input.length);
      }
    };
  }

  private static byte[] repeated(byte[] part, Random random) {
    int times = 1 << random.nextInt(11);
    byte[] all = new byte[Math.min(part.length * times, MAX_BYTES)];
    for (int i = 0; i < all.length; i++) {
      all[i] = part[i % part.length];
    }
    return all;
  }

  /** The input up to a place, something else, and the input from another place on. */
  private static byte[] joined(byte[] input, int until, byte[] between, int from) {
    byte[] all = Arrays.copyOf(input, until + between.length + input.length - from);
    System.arraycopy(between, 0, all, until, between.length);
    System.arraycopy(input, from, all, until + between.length, input.length - from);
    return all;
  }

  private static byte[] any(List<byte[]> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
