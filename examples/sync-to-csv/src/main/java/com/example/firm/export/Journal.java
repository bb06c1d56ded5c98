package com.example.firm.export;

import io.github.mycase4j.client.model.ModelJson;
import io.github.mycase4j.client.model.TimeEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Every row that was read, one line each ({@code id}, tab, MyCase's JSON). The last line of an id
 * counts. One process at a time: the file is locked.
 */
final class Journal implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static Journal open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new IOException("Another export is writing to " + file + ". Let it finish first.");
    }
    return new Journal(file, channel);
  }

  long length() throws IOException {
    return channel.size();
  }

  /** Cuts off what a process that was killed wrote and did not acknowledge. */
  void truncate(long length) throws IOException {
    channel.truncate(length);
  }

  /** Appends rows, and returns when they are on the disk. */
  void append(List<TimeEntry> rows) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (TimeEntry row : rows) {
      lines.append(row.id()).append('\t').append(ModelJson.write(row)).append('\n');
    }
    ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
    channel.position(channel.size());
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(false);
  }

  /** Passes on the newest row of each id, in the order of the journal; only ids are in memory. */
  void forEach(Consumer<TimeEntry> action) throws IOException {
    Map<Long, Long> newest = new HashMap<>();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      long number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        newest.put(id(line), number++);
      }
    }
    try (BufferedReader in = Files.newBufferedReader(file)) {
      long number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (newest.get(id(line)) == number++) {
          action.accept(ModelJson.read(TimeEntry.class, line.substring(line.indexOf('\t') + 1)));
        }
      }
    }
  }

  private static long id(String line) {
    return Long.parseLong(line.substring(0, line.indexOf('\t')));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
