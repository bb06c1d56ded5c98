package io.github.mycase4j.mcp.stdio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class MessageWriterTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String MEGABYTE = "x".repeat(1024 * 1024);
  private static final int TOO_MANY = (int) (MessageWriter.MOST_BYTES / MEGABYTE.length()) + 2;

  private final CountDownLatch clientReads = new CountDownLatch(1);
  private final List<String> order = new CopyOnWriteArrayList<>();

  /** A client that reads nothing until it is let. */
  private final OutputStream slow =
      new OutputStream() {
        @Override
        public void write(int b) {
          write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
          try {
            clientReads.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        }
      };

  private Thread awaitingRoom(MessageWriter writer) {
    Thread reader =
        new Thread(
            () -> {
              try {
                writer.awaitRoom();
                order.add("there is room");
              } catch (InterruptedException e) {
                order.add("interrupted");
              }
            });
    reader.start();
    return reader;
  }

  private static void fill(MessageWriter writer) {
    for (int i = 0; i < TOO_MANY; i++) {
      writer.send(MEGABYTE);
    }
  }

  @Test
  void hasRoomWhileLittleWaits() throws Exception {
    MessageWriter writer = new MessageWriter(slow, () -> {});
    writer.send("one");

    awaitingRoom(writer).join();

    assertThat(order).containsExactly("there is room");
    clientReads.countDown();
  }

  @Test
  void hasNoRoomUntilTheClientReads() throws Exception {
    MessageWriter writer = new MessageWriter(slow, () -> {});
    fill(writer);
    Thread reader = awaitingRoom(writer);
    while (reader.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    order.add("the client reads");
    clientReads.countDown();
    reader.join();

    assertThat(order).containsExactly("the client reads", "there is room");
  }

  @Test
  void letsNobodyWaitForAClientThatIsGone() throws Exception {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("gone");
          }
        };
    MessageWriter writer = new MessageWriter(broken, () -> order.add("gone"));
    fill(writer);

    awaitingRoom(writer).join();

    assertThat(order).contains("there is room");
  }

  @Test
  void letsNobodyWaitOnceItIsClosed() throws Exception {
    MessageWriter writer = new MessageWriter(slow, () -> {});
    fill(writer);
    Thread reader = awaitingRoom(writer);

    writer.close(Duration.ofMillis(1));
    reader.join();

    assertThat(order).containsExactly("there is room");
    clientReads.countDown();
  }

  @Test
  void writesEveryMessageOnALineInOrder() throws Exception {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    MessageWriter writer = new MessageWriter(written, () -> {});
    writer.send("one");
    writer.send("zwei ä");

    writer.close(PATIENCE);

    assertThat(written.toString(UTF_8)).isEqualTo("one\nzwei ä\n");
  }
}
