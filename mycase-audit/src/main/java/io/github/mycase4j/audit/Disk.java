package io.github.mycase4j.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The operations of a writer on the file system, and its clock. Each can fail. */
interface Disk {
  /** Size and identity of a file; the identity is null where the system has none. */
  record Stat(long size, @Nullable Object identity) {}

  /** A file that is only ever appended to. No interrupt of the thread that writes closes it. */
  interface Appender extends Closeable {
    int write(ByteBuffer bytes) throws IOException;

    void force() throws IOException;

    /** Returns the length of the file that has the name now, or 0 if there is none. */
    long size() throws IOException;
  }

  /**
   * The head file, open for reading and for writing in place. No interrupt of the thread that uses
   * it closes it.
   */
  interface Slots extends Closeable {
    byte[] read() throws IOException;

    void write(int position, byte[] slot) throws IOException;
  }

  /** A lock that is held. */
  interface Held {
    void release() throws IOException;
  }

  /** Null when there is no such file. */
  @Nullable Stat stat(Path file) throws IOException;

  /** Opens a file, which is made, for its owner alone, if it is not there. */
  Appender append(Path file) throws IOException;

  Slots slots(Path file) throws IOException;

  FileChannel read(Path file) throws IOException;

  /** Gives a file another name, never that of another file. */
  void rename(Path from, Path to) throws IOException;

  /** Makes the names in a folder durable. */
  void syncFolder(Path folder) throws IOException;

  /** Makes the folder if it is not there, and shuts others out of it and of these files. */
  void secure(Path folder, Path... files) throws IOException;

  /** Takes the lock between processes, or null when another has it. */
  @Nullable Held tryLock(Path file) throws IOException;

  long nanoTime();

  void pause(long nanos);
}
