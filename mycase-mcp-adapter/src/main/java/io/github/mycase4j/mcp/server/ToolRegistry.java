package io.github.mycase4j.mcp.server;

import io.github.mycase4j.audit.ParamRule;
import io.github.mycase4j.mcp.config.Setting;
import io.github.mycase4j.mcp.tool.Describe;
import io.github.mycase4j.mcp.tool.MyCaseTool;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tools of this server by name, and which of them are enabled. Thread-safe; the schemas are
 * read or generated at the first request for the list.
 */
public final class ToolRegistry {
  private final Map<String, Entry<?>> entries = new LinkedHashMap<>();
  private final boolean readOnly;
  private final boolean experimental;
  private final ToolSnapshots snapshots = new ToolSnapshots();
  private volatile @Nullable List<McpServer.Tool> tools;

  /**
   * Creates a registry.
   *
   * @param readOnly disables the tools that write
   * @param experimental enables the experimental tools
   * @throws IllegalArgumentException when two tools have one name; the message says which
   */
  public ToolRegistry(
      Collection<? extends MyCaseTool<?>> tools, boolean readOnly, boolean experimental) {
    this.readOnly = readOnly;
    this.experimental = experimental;
    for (MyCaseTool<?> tool : tools) {
      Entry<?> entry = entry(tool);
      Entry<?> other = entries.putIfAbsent(entry.spec().name(), entry);
      if (other != null) {
        throw new IllegalArgumentException(
            "Two tools are called "
                + entry.spec().name()
                + ": "
                + other.tool().getClass().getName()
                + " and "
                + tool.getClass().getName()
                + ". Remove one of them.");
      }
    }
  }

  private static <I extends Record> Entry<I> entry(MyCaseTool<I> tool) {
    return new Entry<>(tool, tool.spec());
  }

  /** One tool and its spec. */
  record Entry<I extends Record>(MyCaseTool<I> tool, ToolSpec<I> spec) {

    /** Returns how the audit log keeps each parameter; others are not kept. */
    Map<String, ParamRule> rules() {
      Map<String, ParamRule> rules = new LinkedHashMap<>();
      arguments().forEach(record -> addRules(rules, record));
      return rules;
    }

    /** Returns the records of all arguments: the tool's own, and those of every list. */
    List<Class<? extends Record>> arguments() {
      List<Class<? extends Record>> records = new ArrayList<>();
      records.add(spec.input());
      if (spec.groups() != null) {
        records.add(GroupArguments.class);
      }
      if (spec.rows() != null) {
        records.add(PageArguments.class);
      }
      return records;
    }

    private static void addRules(Map<String, ParamRule> rules, Class<? extends Record> arguments) {
      for (RecordFields.Field field : RecordFields.fields(arguments)) {
        Describe describe = field.describe();
        rules.put(
            field.name(),
            describe == null ? ParamRule.CLEAR : ParamRule.valueOf(describe.recorded().name()));
      }
    }
  }

  /** Returns the tool of this name, enabled or not; null when there is none. */
  @Nullable Entry<?> find(String name) {
    return entries.get(name);
  }

  /** Returns a sentence that says which setting disables the tool; null when it is enabled. */
  @Nullable String forbidden(ToolSpec<?> spec) {
    if (readOnly && spec.writes()) {
      return Setting.READ_ONLY
          + " is set, or "
          + Setting.MAX_WRITES
          + " is 0: this connector does not write to MyCase. The person who set it up can"
          + " change that.";
    }
    if (!experimental && spec.isExperimental()) {
      return "The tool "
          + spec.name()
          + " is experimental and disabled. "
          + Setting.EXPERIMENTAL_TOOLS
          + "=1 enables it.";
    }
    return null;
  }

  /** Returns the names of the enabled tools that a client may call. */
  List<String> names(Scope scope) {
    return specs(true).filter(scope::allows).map(ToolSpec::name).toList();
  }

  /** Returns the names of the tools that a setting disables. */
  public List<String> switchedOff() {
    return specs(false).map(ToolSpec::name).toList();
  }

  private Stream<ToolSpec<?>> specs(boolean offered) {
    return entries.values().stream()
        .<ToolSpec<?>>map(Entry::spec)
        .filter(spec -> offered == (forbidden(spec) == null));
  }

  /** Returns the enabled tools as the protocol shows them. */
  List<McpServer.Tool> tools() {
    return tools(Scope.READ_WRITE);
  }

  /** Returns the enabled tools that a client may call, as the protocol shows them. */
  public List<McpServer.Tool> tools(Scope scope) {
    List<McpServer.Tool> all = described();
    if (scope == Scope.READ_WRITE) {
      return all;
    }
    List<String> names = names(scope);
    return all.stream().filter(tool -> names.contains(tool.name())).toList();
  }

  private List<McpServer.Tool> described() {
    List<McpServer.Tool> known = tools;
    if (known == null) {
      // A loop: lambdas would have to be linked before the first response.
      List<McpServer.Tool> all = new ArrayList<>();
      for (Entry<?> entry : entries.values()) {
        if (forbidden(entry.spec()) == null) {
          all.add(described(entry));
        }
      }
      known = Collections.unmodifiableList(all);
      tools = known;
    }
    return known;
  }

  private McpServer.Tool described(Entry<?> entry) {
    ToolSpec<?> spec = entry.spec();
    ToolSnapshot snapshot = snapshots.find(entry.tool().getClass(), spec.name());
    return snapshot == null
        ? described(spec)
        : described(spec, snapshot.input(), snapshot.output());
  }

  /** Describes a tool with schemas that are generated from its records. */
  static McpServer.Tool described(ToolSpec<?> spec) {
    return described(spec, Schemas.input(spec), Schemas.output(spec));
  }

  private static McpServer.Tool described(
      ToolSpec<?> spec, Map<String, Object> input, Map<String, Object> output) {
    return new McpServer.Tool(
        spec.name(),
        spec.title(),
        spec.description(),
        input,
        output,
        spec.readsOnly(),
        spec.isDestructive(),
        spec.isIdempotent(),
        !spec.isOnThisMachine());
  }
}
