package io.github.mycase4j.audit;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a log: kept outside the machine, its hash proves later that nothing before it was
 * changed.
 *
 * @param seq the number of the last record
 * @param hash the SHA-256 of its line, LF included: 64 hexadecimal digits
 */
public record AuditHead(long seq, String hash) {
  /**
   * Reads the end of a log without changing anything. The chain of the newest file is followed, and
   * no key is needed.
   *
   * @param path the log file
   * @return its end
   * @throws IOException when there is no log or it cannot be read
   */
  public static AuditHead read(Path path) throws IOException {
    try (Snapshot snapshot = Snapshot.of(new LogPaths(path))) {
      List<Snapshot.Part> parts = snapshot.parts;
      for (int i = parts.size() - 1; i >= 0; i--) {
        AuditHead head = end(parts.get(i));
        if (head != null) {
          return head;
        }
      }
    }
    throw new NoSuchFileException(path.toString(), null, "there is no audit log with a record");
  }

  private static @Nullable AuditHead end(Snapshot.Part part) throws IOException {
    ChainReader chain = new ChainReader(List.of());
    chain.beginFile(part.file().toString(), null);
    chain.read(part.channel(), 0, part.size());
    return chain.started ? new AuditHead(chain.seq, Hex.text(chain.hash)) : null;
  }
}
