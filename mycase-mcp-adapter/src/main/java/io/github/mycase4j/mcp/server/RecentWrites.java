package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.client.model.ModelFields;
import io.github.mycase4j.mcp.json.Json;
import io.github.mycase4j.mcp.text.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The writes of the last ten minutes, so that a write repeated by mistake is rejected once.
 * Contains digests of the arguments and ids, no text. Thread-safe.
 */
final class RecentWrites {
  private static final Duration MEMORY = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final Map<String, RecentWrite> writes = new HashMap<>();

  RecentWrites(InstantSource clock) {
    this.clock = clock;
  }

  /** One write; changed under the lock of all. */
  final class RecentWrite {
    private final String key;
    private final @Nullable RecentWrite before;
    private Instant at;
    private boolean underWay = true;
    private boolean certain;
    private List<Long> created = List.of();
    private boolean rejected;

    private RecentWrite(String key, @Nullable RecentWrite before, Instant at) {
      this.key = key;
      this.before = before;
      this.at = at;
    }

    /** Records how the call of the write ended; a call that sent nothing is dropped. */
    void ended(CallWrites sent) {
      RecentWrites.this.ended(this, sent);
    }
  }

  /**
   * Begins a write, unless an identical one was carried out, or may have been, and no call has been
   * rejected for it yet.
   *
   * @param arguments the arguments as they were read; the order of a list does not count
   * @param rejection receives the sentence that names the earlier write
   * @return the write; null when it is rejected
   */
  synchronized @Nullable RecentWrite begin(
      String tool, Record arguments, Account account, Consumer<String> rejection) {
    Instant now = clock.instant();
    writes
        .values()
        .removeIf(
            each -> !each.underWay && Duration.between(each.at, now).abs().compareTo(MEMORY) >= 0);
    String key = digest(tool, arguments, account);
    RecentWrite earlier = writes.get(key);
    if (earlier != null && !earlier.rejected) {
      earlier.rejected = true;
      rejection.accept(sentence(tool, earlier, now));
      return null;
    }
    RecentWrite write = new RecentWrite(key, earlier, now);
    writes.put(key, write);
    return write;
  }

  private synchronized void ended(RecentWrite write, CallWrites sent) {
    write.underWay = false;
    write.at = clock.instant();
    write.certain = !sent.isAnyUnknown();
    write.created = sent.created();
    if (!sent.isAnyPossible()) {
      if (write.before == null) {
        writes.remove(write.key, write);
      } else {
        writes.replace(write.key, write, write.before);
      }
    }
  }

  private static String sentence(String tool, RecentWrite earlier, Instant now) {
    long minutes = Duration.between(earlier.at, now).abs().toMinutes();
    String ids =
        earlier.created.isEmpty()
            ? ""
            : " (id "
                + earlier.created.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + ")";
    String when =
        minutes == 0
            ? "less than a minute ago"
            : minutes == 1 ? "a minute ago" : minutes + " minutes ago";
    String what =
        earlier.underWay
            ? "is running right now"
            : earlier.certain
                ? "was carried out " + when + ids
                : "was sent " + when + ids + ", and it is not known whether MyCase carried it out";
    return "Nothing was sent: an identical "
        + tool
        + " "
        + what
        + ". Check MyCase first; to do it once more, call again with the same arguments.";
  }

  private static Object unordered(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> all = new TreeMap<>();
      map.forEach((name, each) -> all.put(String.valueOf(name), unordered(each)));
      return all;
    } else if (value instanceof List<?> list) {
      return list.stream()
          .map(RecentWrites::unordered)
          .sorted(Comparator.comparing(Json::write))
          .toList();
    }
    return value;
  }

  private static String digest(String tool, Record arguments, Account account) {
    List<Object> all = new ArrayList<>();
    all.add(tool);
    all.add(unordered(ModelFields.of(arguments)));
    all.add(account.userId() + "/" + account.firmUuid());
    return Sha256.of(Json.write(all));
  }
}
