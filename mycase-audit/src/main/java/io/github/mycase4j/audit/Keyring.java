package io.github.mycase4j.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys at hand for checking MACs. */
final class Keyring {
  private final List<AuditKey> keys;
  private final Map<String, Integer> places = new HashMap<>();

  Keyring(List<AuditKey> keys) {
    this.keys = keys;
    for (int i = 0; i < keys.size(); i++) {
      places.put(keys.get(i).keyId(), i);
    }
  }

  List<AuditKey> keys() {
    return keys;
  }

  /** The id of the key at this place, or null where there is none. */
  @Nullable String idAt(int place) {
    return place < 0 ? null : keys.get(place).keyId();
  }

  /** Whether the key of this id is at hand. */
  boolean has(@Nullable String keyId) {
    return keyId != null && places.containsKey(keyId);
  }

  /**
   * Whether a MAC that the key at {@code found} made is what this key makes; also where it cannot
   * be told, because that key is not at hand.
   */
  boolean isRight(int found, @Nullable String keyId) {
    Integer expected = keyId == null ? null : places.get(keyId);
    return expected == null || found == expected;
  }
}
