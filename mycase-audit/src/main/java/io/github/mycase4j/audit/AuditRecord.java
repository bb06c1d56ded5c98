package io.github.mycase4j.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record for the log: the intent of a write, the result of a call, or a login event. Immutable;
 * what is not set is absent.
 */
public final class AuditRecord {
  /** The kinds of record that callers write; all others are the log's own. */
  public enum Kind {
    /** Before a write: what is about to be sent. */
    INTENT("intent"),
    /** The result of a call, also of a rejected one. */
    CALL("call"),
    /** A login, a refresh, a logout, a grant of access. */
    AUTH("auth");

    private final String wire;

    Kind(String wire) {
      this.wire = wire;
    }

    /**
     * Returns the value as it is written in the log.
     *
     * @return the name in lower case
     */
    public String wire() {
      return wire;
    }
  }

  /** The parameter that names an event without a tool. */
  private static final String EVENT = "event";

  final Kind kind;
  final String callId;
  final @Nullable String tool;
  final @Nullable Access access;
  final Map<String, @Nullable Object> params;
  final Map<String, ParamRule> rules;
  final @Nullable Outcome outcome;
  final @Nullable Long resultCount;
  final List<Long> resultIds;
  final List<Long> caseIds;
  final @Nullable Long userId;
  final @Nullable String firm;
  final @Nullable Integer apiRequests;
  final @Nullable Long durationMillis;
  final @Nullable String error;
  final @Nullable String client;

  private AuditRecord(Builder from) {
    kind = from.kind;
    callId = from.callId;
    tool = from.tool;
    access = from.access;
    params = from.event == null ? from.params : with(from.event, from.params);
    rules = from.event == null ? from.rules : with(ParamRule.CLEAR, from.rules);
    outcome = from.outcome;
    resultCount = from.resultCount;
    resultIds = from.resultIds;
    caseIds = from.caseIds;
    userId = from.userId;
    firm = from.firm;
    apiRequests = from.apiRequests;
    durationMillis = from.durationMillis;
    error = from.error;
    client = from.client;
  }

  /** Returns the values with that of the event before all others. */
  private static <V extends @Nullable Object> Map<String, V> with(V event, Map<String, V> others) {
    Map<String, V> all = new LinkedHashMap<>();
    all.put(EVENT, event);
    others.forEach(all::putIfAbsent);
    return all;
  }

  /**
   * Starts the record of a write that is about to be sent.
   *
   * @param callId the id that the result will carry too
   * @param tool the tool's name
   * @return the builder
   */
  public static Builder intent(String callId, String tool) {
    return new Builder(Kind.INTENT, callId, tool);
  }

  /**
   * Starts the record of a call's result.
   *
   * @param callId the call's id
   * @param tool the tool's name, or the URI of a resource
   * @return the builder
   */
  public static Builder call(String callId, String tool) {
    return new Builder(Kind.CALL, callId, tool);
  }

  /**
   * Starts the record of an event of the login.
   *
   * @param callId the id of the call in which it happened
   * @param tool the tool's name, or the name of the event
   * @return the builder
   */
  public static Builder auth(String callId, String tool) {
    return new Builder(Kind.AUTH, callId, tool);
  }

  /**
   * Starts the record of an event that belongs to no tool, such as a grant of access. The record
   * has no tool; its first parameter, {@code event}, is the name.
   *
   * @param id the id of the event
   * @param name the name of the event
   * @return the builder, whose parameters follow the name
   */
  public static Builder event(String id, String name) {
    return new Builder(Kind.AUTH, id, null).named(name);
  }

  /**
   * Returns the kind.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns the call's id.
   *
   * @return the id
   */
  public String callId() {
    return callId;
  }

  /**
   * Returns the tool.
   *
   * @return the tool's name, the URI of a resource or the name that {@link #auth} was given; empty
   *     for an {@link #event}
   */
  public Optional<String> tool() {
    return Optional.ofNullable(tool);
  }

  /**
   * Returns how the call ended.
   *
   * @return the outcome; empty where there is none yet
   */
  public Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  /**
   * Returns how long the call took.
   *
   * @return the time in whole milliseconds; empty where it was not set
   */
  public Optional<Duration> duration() {
    return Optional.ofNullable(durationMillis).map(Duration::ofMillis);
  }

  /** Returns what the record is about: the tool, or else the name of the event. */
  String subject() {
    return tool == null ? String.valueOf(params.get(EVENT)) : tool;
  }

  /** Shows kind, call, tool or event and outcome, and no client data. */
  @Override
  public String toString() {
    return "AuditRecord[" + kind.wire() + " " + callId + " " + subject() + " " + outcome + "]";
  }

  /** Collects a record. Not thread-safe. */
  public static final class Builder {
    private final Kind kind;
    private final String callId;
    private final @Nullable String tool;
    private @Nullable String event;
    private @Nullable Access access;
    private Map<String, @Nullable Object> params = Map.of();
    private Map<String, ParamRule> rules = Map.of();
    private @Nullable Outcome outcome;
    private @Nullable Long resultCount;
    private List<Long> resultIds = List.of();
    private List<Long> caseIds = List.of();
    private @Nullable Long userId;
    private @Nullable String firm;
    private @Nullable Integer apiRequests;
    private @Nullable Long durationMillis;
    private @Nullable String error;
    private @Nullable String client;

    private Builder(Kind kind, String callId, @Nullable String tool) {
      this.kind = kind;
      this.callId = callId;
      this.tool = tool;
    }

    private Builder named(String name) {
      event = name;
      return this;
    }

    /**
     * Sets whether the call reads or writes.
     *
     * @param value the access
     * @return this
     */
    public Builder access(Access value) {
      access = value;
      return this;
    }

    /**
     * Sets the parameters as they were sent, without defaults.
     *
     * @param sent JSON-like values by name: null, strings, numbers, booleans, lists and maps
     * @param ruleOf what may be shown of each; a parameter without a rule is not written, only
     *     named
     * @return this
     */
    public Builder params(
        Map<String, ? extends @Nullable Object> sent, Map<String, ParamRule> ruleOf) {
      params = new LinkedHashMap<>(sent);
      rules = Map.copyOf(ruleOf);
      return this;
    }

    /**
     * Sets how the call ended.
     *
     * @param value the outcome
     * @return this
     */
    public Builder outcome(Outcome value) {
      outcome = value;
      return this;
    }

    /**
     * Sets the number of rows returned.
     *
     * @param value the number
     * @return this
     */
    public Builder resultCount(long value) {
      resultCount = value;
      return this;
    }

    /**
     * Sets the ids of the rows that went out, or of what was created.
     *
     * @param ids the ids; the log keeps the first 200
     * @return this
     */
    public Builder resultIds(List<Long> ids) {
      resultIds = List.copyOf(ids);
      return this;
    }

    /**
     * Sets the cases that the rows belong to, by which a report finds the record.
     *
     * @param ids the ids; repeated ones are kept once. Of more than 1,500 the log keeps the first
     *     and names {@code case_ids} in {@code redacted}, and such a record is in the report of
     *     every case.
     * @return this
     */
    public Builder caseIds(List<Long> ids) {
      caseIds = new ArrayList<>(ids).stream().distinct().toList();
      return this;
    }

    /**
     * Sets the user for whom the call was made.
     *
     * @param value the user's id
     * @return this
     */
    public Builder userId(@Nullable Long value) {
      userId = value;
      return this;
    }

    /**
     * Sets the firm for which the call was made.
     *
     * @param value the firm's id
     * @return this
     */
    public Builder firm(@Nullable String value) {
      firm = value;
      return this;
    }

    /**
     * Sets how many requests were sent.
     *
     * @param value the number
     * @return this
     */
    public Builder apiRequests(int value) {
      apiRequests = value;
      return this;
    }

    /**
     * Sets how long the call took.
     *
     * @param value milliseconds
     * @return this
     */
    public Builder durationMillis(long value) {
      durationMillis = value;
      return this;
    }

    /**
     * Sets what went wrong, in our own words; never a server's text.
     *
     * @param value the sentence
     * @return this
     */
    public Builder error(@Nullable String value) {
      error = value;
      return this;
    }

    /**
     * Sets the program that asked.
     *
     * @param value name and version
     * @return this
     */
    public Builder client(@Nullable String value) {
      client = value;
      return this;
    }

    /**
     * The record.
     *
     * @return the record
     */
    public AuditRecord build() {
      return new AuditRecord(this);
    }
  }
}
