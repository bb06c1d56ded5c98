package com.example.firm.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Replaces a file as a whole: readers see the old contents or the new ones, never a part. */
final class AtomicFile {
  private AtomicFile() {}

  /** Writes what the file is to hold. */
  @FunctionalInterface
  interface Contents {
    void writeTo(Writer out) throws IOException;
  }

  static void write(Path file, Contents contents) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try (FileChannel channel =
            FileChannel.open(
                temporary,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        Writer out =
            new BufferedWriter(
                new OutputStreamWriter(
                    Channels.newOutputStream(channel), StandardCharsets.UTF_8))) {
      contents.writeTo(out);
      out.flush();
      channel.force(true); // the contents are on the disk before the name is
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
