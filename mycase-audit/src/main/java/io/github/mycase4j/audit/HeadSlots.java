package io.github.mycase4j.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The two slots of a head file, which are written in turn, so that a torn write leaves the other.
 *
 * <p>A slot is written after the records that it speaks of. So where the latest slot is torn, the
 * log is longer than the one that is left, and holds the whole commit that this one announces.
 * Where it is not, records may have been removed together with the slot that named them.
 */
final class HeadSlots {
  /** The state of one slot, from worst to best. */
  private enum State {
    ABSENT,
    DAMAGED,
    FORGED,
    UNCHECKED,
    GOOD
  }

  private final byte[] file;
  private final List<AuditKey> keys;
  private final @Nullable Head[] heads = new Head[2];
  private final State[] states = new State[2];
  private final int best;

  private HeadSlots(byte[] file, List<AuditKey> keys) {
    this.file = file;
    this.keys = keys;
    for (int i = 0; i < 2; i++) {
      heads[i] = Head.read(file, i * Head.SLOT_BYTES);
      states[i] = state(heads[i], i * Head.SLOT_BYTES);
    }
    int order = states[0].compareTo(states[1]);
    boolean isSecond = order == 0 ? turn(1) > turn(0) : order < 0;
    best = isSecond ? 1 : 0;
  }

  /**
   * Reads a head file.
   *
   * @param file its bytes, none where there is no file
   * @param keys the keys at hand; with none, a slot that was not changed by accident counts as good
   */
  static HeadSlots read(byte[] file, List<AuditKey> keys) {
    return new HeadSlots(file, keys);
  }

  private State state(@Nullable Head head, int at) {
    if (head == null) {
      return isBlank(at) ? State.ABSENT : State.DAMAGED;
    } else if (keys.isEmpty() || head.isWrittenUnder(keys)) {
      return State.GOOD;
    }
    return head.isOfOneOf(keys) ? State.FORGED : State.UNCHECKED;
  }

  private boolean isBlank(int at) {
    for (int i = at; i < Math.min(at + Head.SLOT_BYTES, file.length); i++) {
      if (file[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private long turn(int slot) {
    Head head = heads[slot];
    return head == null ? 0 : head.turn;
  }

  /**
   * Returns the slot that counts: the later one, or the one that can be trusted more; null without
   * any.
   */
  @Nullable Head latest() {
    return heads[best];
  }

  /** Whether there is no head file, or nothing in it. */
  boolean isMissing() {
    return file.length == 0;
  }

  /** Whether the slot to go by was written under one of the keys, if any are at hand. */
  boolean isTrusted() {
    return states[best] == State.GOOD;
  }

  /** Returns whether a slot was forged by somebody without the key that it names. */
  boolean isForged() {
    return states[0] == State.FORGED || states[1] == State.FORGED;
  }

  /**
   * Whether the slot to go by may not be the latest that was written, because the other one is not
   * the one before it. In the very first turn there is no other.
   */
  boolean isAlone() {
    int other = 1 - best;
    boolean isFirst = turn(best) == 1 && states[other] == State.ABSENT;
    boolean isPair = states[other] == states[best] && turn(best) == turn(other) + 1;
    return latest() != null && !isFirst && !isPair;
  }

  /** Whether a log that ends with this record may lack what the latest slot spoke of. */
  boolean mayBeCutAt(long lastSeq) {
    Head head = latest();
    return head != null && isAlone() && lastSeq < head.next;
  }
}
