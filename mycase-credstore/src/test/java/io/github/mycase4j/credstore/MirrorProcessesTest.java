package io.github.mycase4j.credstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several threads and processes on one mirror: no reading ever shows parts of two writings. */
@Tag("slow")
@Timeout(300)
class MirrorProcessesTest {
  private static final String HEX = "ab".repeat(32);

  /** How often each process writes; more with {@code -Dmycase4j.rounds=1000}. */
  private static final int ROUNDS = Integer.getInteger("mycase4j.rounds", 50);

  @TempDir Path temporary;

  private SpawnedJvm start(String name) throws IOException {
    SpawnedJvm process =
        new SpawnedJvm(
            MirroringProcess.class,
            Map.of("ENCRYPTION_KEY", HEX),
            temporary.resolve("mirror").toString(),
            name);
    assertThat(process.hear()).isEqualTo("ready");
    return process;
  }

  @Test
  void twoProcessesDoNotMixTheirParts() throws IOException {
    EncryptedMirrorStore reader = Mirrors.store(temporary.resolve("mirror"));
    try (SpawnedJvm one = start("a");
        SpawnedJvm two = start("b")) {
      one.say("" + ROUNDS);
      two.say("" + ROUNDS);
      for (int round = 0; round < ROUNDS; round++) {
        MirroringProcess.check(Mirrors.read(reader, "tasks"));
      }
      assertThat(one.hear()).isEqualTo("done " + ROUNDS);
      assertThat(two.hear()).isEqualTo("done " + ROUNDS);
    }
    MirroringProcess.check(Mirrors.read(reader, "tasks"));
    assertThat(Mirrors.read(reader, "tasks")).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void aKilledProcessLeavesWholeParts() throws Exception {
    EncryptedMirrorStore store = Mirrors.store(temporary.resolve("mirror"));
    for (int kill = 0; kill < 5; kill++) {
      try (SpawnedJvm victim = start("k" + kill + "n")) {
        victim.say("1000000");
        String before = String.valueOf(Mirrors.read(store, "tasks"));
        while (String.valueOf(Mirrors.read(store, "tasks")).equals(before)) {
          Thread.onSpinWait();
        }
        victim.kill();
      }
      MirroringProcess.check(Mirrors.read(store, "tasks"));
      new MirroringProcess(store, "survivor" + kill + "n").round();
      MirroringProcess.check(Mirrors.read(store, "tasks"));
    }
    store.replace("tasks", Mirrors.parts("x"));
    assertThat(Mirrors.names(temporary.resolve("mirror")))
        .containsExactly("mirror.lock", "tasks.mirror");
  }

  @Test
  void threadsWithStoresOfTheirOwnDoNotMixTheirParts() throws Exception {
    Path folder = temporary.resolve("mirror");
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (String name : List.of("a", "b", "c", "d")) {
      MirroringProcess process = new MirroringProcess(Mirrors.store(folder), name);
      tasks.add(
          () -> {
            for (int round = 0; round < ROUNDS; round++) {
              process.round();
            }
            return true;
          });
    }
    run(tasks);
    assertThat(Mirrors.read(Mirrors.store(folder), "tasks")).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void threadsOfOneStoreLoseNoAddition() throws Exception {
    EncryptedMirrorStore shared = Mirrors.store(temporary.resolve("mirror"));
    shared.replace("tasks", Mirrors.parts());
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      tasks.add(
          () -> {
            boolean all = true;
            for (int round = 0; round < ROUNDS; round++) {
              all &= shared.append("tasks", Mirrors.part(name + round));
            }
            return all;
          });
    }
    run(tasks);
    assertThat(Mirrors.read(shared, "tasks")).hasSize(2 * ROUNDS).doesNotHaveDuplicates();
  }

  private static void run(List<Callable<Boolean>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      for (Future<Boolean> done : threads.invokeAll(tasks)) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdown();
    }
  }
}
