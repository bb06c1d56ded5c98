package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.core.TransferListener;
import io.github.mycase4j.client.error.AccessDeniedException;
import io.github.mycase4j.client.error.ConnectionException;
import io.github.mycase4j.client.error.MyCaseException;
import io.github.mycase4j.client.error.ServerException;
import io.github.mycase4j.client.error.UploadFailedException;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.UploadHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Brings the contents of documents to files and back. */
final class DocumentFiles {
  private static final int ATTEMPTS = 3;

  private final Api api;

  DocumentFiles(Api api) {
    this.api = api;
  }

  /**
   * Writes what an address has to a temporary file beside the target, and moves that to the target
   * when it is whole. An attempt that breaks off is followed by another from the beginning, with a
   * new address.
   *
   * @param path the request that gives the address, for messages
   */
  void download(String path, Supplier<URI> address, Path target, TransferListener listener) {
    if (Files.isDirectory(target)) {
      throw new IllegalArgumentException(
          "The target of a download must name a file; " + target + " is a folder.");
    }
    try {
      Path folder = target.toAbsolutePath().getParent();
      Path part = Files.createTempFile(folder, ".mycase-", ".part");
      try {
        fill(part, path, address, listener);
        move(part, target);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fill(Path part, String path, Supplier<URI> address, TransferListener listener)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      URI from = address.get();
      try (FileChannel file =
          FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
        api.download(path, from, file, listener);
        file.force(true);
        return;
      } catch (ConnectionException | ServerException | AccessDeniedException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static void move(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Checks that there is a file to upload, before a document is created in MyCase. */
  static void check(Path source) {
    if (!Files.isRegularFile(source) || !Files.isReadable(source)) {
      throw new UncheckedIOException(
          new NoSuchFileException(source.toString(), null, "it is no file that can be read"));
    }
  }

  /**
   * Sends the contents of a document that was created.
   *
   * @param path the request that gave the address, for messages
   * @throws UploadFailedException when they did not arrive
   */
  void upload(
      long documentId,
      String path,
      @Nullable String putUrl,
      @Nullable UploadHeaders headers,
      Path source,
      TransferListener listener) {
    Map<String, String> sent = headers == null ? Map.of() : headers.asMap();
    try {
      send(path, URI.create(putUrl == null ? "" : putUrl), sent, source, listener);
    } catch (MyCaseException | IllegalArgumentException | UncheckedIOException e) {
      throw new UploadFailedException(documentId, e);
    }
  }

  /** The same bytes to the same address leave the same file, so that a retry does no harm. */
  private void send(
      String path, URI to, Map<String, String> headers, Path source, TransferListener listener) {
    for (int attempt = 1; ; attempt++) {
      try {
        api.upload(path, to, headers, source, listener);
        return;
      } catch (ConnectionException | ServerException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
