package io.github.mycase4j.credstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mycase4j.client.collection.CollectionStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;

/**
 * Replaces, adds to and reads one collection when told. A replacement is three parts of one label;
 * an addition says what it was added to: the last part before it.
 */
final class MirroringProcess {
  private static final int TOGETHER = 3;

  private final CollectionStore store;
  private final String name;
  private int labels;

  MirroringProcess(CollectionStore store, String name) {
    this.store = store;
    this.name = name;
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    MirroringProcess process =
        new MirroringProcess(
            new EncryptedMirrorStore(folder, KeySource.fromEnvironment(System.getenv(), folder)),
            arguments[1]);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    System.out.println("ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      int rounds = Integer.parseInt(line);
      for (int round = 0; round < rounds; round++) {
        process.round();
      }
      System.out.println("done " + line);
    }
  }

  void round() {
    String label = name + labels++;
    if (labels % 4 == 0) {
      store.replace("tasks", Mirrors.parts(label, label, label));
    }
    List<String> parts = Mirrors.read(store, "tasks");
    check(parts);
    if (!parts.isEmpty()) {
      String addition = label + " after " + first(parts.get(parts.size() - 1));
      if (store.append("tasks", Mirrors.part(addition))) {
        store.append("tasks", Mirrors.part(label + "again after " + label));
      }
    }
  }

  private static String first(String part) {
    return part.split(" ", 2)[0];
  }

  /** Throws where parts of two writings are mixed. */
  static void check(List<String> parts) {
    if (parts.isEmpty()) {
      return;
    }
    boolean whole =
        parts.size() >= TOGETHER && parts.subList(0, TOGETHER).stream().distinct().count() == 1;
    for (int i = TOGETHER; whole && i < parts.size(); i++) {
      whole = parts.get(i).endsWith(" after " + first(parts.get(i - 1)));
    }
    if (!whole) {
      throw new IllegalStateException("mixed: " + parts);
    }
  }
}
