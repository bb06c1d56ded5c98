package io.github.mycase4j.client.model;

import java.util.List;
import java.util.Map;

/**
 * A reference to another thing of MyCase by its id. What it refers to may no longer exist.
 *
 * @param id the id within its kind
 * @param additionalProperties further fields that MyCase sent
 */
public record Ref(long id, @OtherFields Map<String, Object> additionalProperties) {

  /**
   * Makes collections unmodifiable.
   *
   * @param id the id within its kind
   * @param additionalProperties further fields that MyCase sent
   */
  public Ref {
    additionalProperties = ImmutableCopies.fields(additionalProperties);
  }

  /**
   * {@return a reference to this id}
   *
   * @param id the id
   */
  public static Ref of(long id) {
    return new Ref(id, Map.of());
  }

  /** References to these ids, in order. */
  static List<Ref> all(List<Long> ids) {
    return ids.stream().map(Ref::of).toList();
  }

  Ref bare() {
    return additionalProperties.isEmpty() ? this : of(id);
  }

  @Override
  public String toString() {
    return "Ref[id=" + id + "]";
  }
}
