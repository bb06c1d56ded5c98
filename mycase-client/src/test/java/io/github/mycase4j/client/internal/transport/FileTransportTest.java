package io.github.mycase4j.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mycase4j.client.core.Cancellation;
import io.github.mycase4j.client.core.TransferListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileTransportTest {
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n";

  private final FileTransport transport =
      new FileTransport(new ClientPool(Duration.ofSeconds(5)), Duration.ofMillis(300));
  private final Written file = new Written();
  @TempDir private Path folder;
  private ServerSocket server;

  /** Keeps what is written, or fails. */
  private static final class Written implements WritableByteChannel {
    private final StringBuilder text = new StringBuilder();
    private boolean full;

    @Override
    public int write(ByteBuffer source) throws IOException {
      if (full) {
        throw new IOException("No space left on device");
      }
      int bytes = source.remaining();
      text.append(StandardCharsets.UTF_8.decode(source));
      return bytes;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  /** Answers the first connection with a text and keeps it open. */
  private void answer(String text) {
    Thread thread =
        new Thread(
            () -> {
              try (Socket socket = server.accept()) {
                socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
                while (socket.getInputStream().read() >= 0) {
                  // Until the client hangs up.
                }
              } catch (IOException e) {
                // The client hung up, or the test is over.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/file");
  }

  private static Transfer transfer(long nanosLeft) {
    return new Transfer(TransferListener.none(), new Cancellation(), () -> nanosLeft);
  }

  @Test
  void writesWhatComes() throws Exception {
    answer(HEAD + "0123456789");

    assertThat(transport.download(address(), file, transfer(1))).isEqualTo(200);

    assertThat(file.text).hasToString("0123456789");
  }

  @Test
  void givesUpWhenNothingMovesAnyMore() {
    answer(HEAD + "01234");

    assertThatThrownBy(() -> transport.download(address(), file, transfer(1)))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void givesUpWhenTheTimeOfTheCallerIsOver() {
    answer("");

    assertThatThrownBy(
            () ->
                new FileTransport(new ClientPool(Duration.ofSeconds(5)))
                    .download(address(), file, transfer(-1)))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void tellsAFullDiskFromABrokenConnection() {
    file.full = true;
    answer(HEAD + "0123456789");

    assertThatThrownBy(() -> transport.download(address(), file, transfer(1)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("No space left on device");
  }

  @Test
  void sendsNoHeaderThatTheClientMustSetItself() throws Exception {
    Path source = Files.writeString(folder.resolve("a.txt"), "text");

    assertThatThrownBy(
            () -> transport.upload(address(), Map.of("Content-Length", "7"), source, transfer(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> transport.upload(address(), Map.of(), folder.resolve("b.txt"), transfer(1)))
        .isInstanceOf(UncheckedIOException.class);
  }
}
