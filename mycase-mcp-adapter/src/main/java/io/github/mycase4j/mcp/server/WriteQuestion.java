package io.github.mycase4j.mcp.server;

import io.github.mycase4j.client.auth.Account;
import io.github.mycase4j.mcp.tool.ToolSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The question whether a write may be sent: what the tool does, each argument on a line of its own
 * in plain English with the names for ids, and the login. Every foreign text in it is on one line,
 * so that it cannot pass for a line of the question. Performs I/O for the names.
 */
final class WriteQuestion {
  /** The only field of the form; a client that accepts without asking its user leaves it out. */
  static final String CONFIRM = "confirm";

  private static final int MOST_ELEMENTS = 50;

  private final IdNames names;

  WriteQuestion(IdNames names) {
    this.names = names;
  }

  /** Returns the form: a single box that has to be checked. */
  static Map<String, Object> form() {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("type", "boolean");
    field.put("title", "Send this to MyCase");
    field.put("description", "Yes sends it as shown. Otherwise nothing is sent.");
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", Map.of(CONFIRM, field));
    schema.put("required", List.of(CONFIRM));
    return schema;
  }

  /** Returns the text of the question. */
  String text(ToolSpec<?> spec, Record input, Account account) {
    StringBuilder text = new StringBuilder("Write to MyCase: ");
    text.append(ShownText.name(spec.title())).append("\n\n");
    for (RecordFields.Field field : RecordFields.fields(input.getClass())) {
      Object value = RecordFields.value(field, input);
      if (value != null) {
        text.append(label(field.name()))
            .append(": ")
            .append(shown(field.name(), field.id(), value))
            .append('\n');
      }
    }
    return text.append('\n')
        .append(logIn(account))
        .append("Nothing is sent unless you confirm.")
        .toString();
  }

  private static String logIn(Account account) {
    if (account.isUnknown()) {
      return "";
    }
    String user =
        account.userName() == null
            ? "user " + account.userId()
            : ShownText.name(account.userName()) + " (" + account.userId() + ")";
    return "Logged in as "
        + user
        + (account.firmName() == null ? "" : ", " + ShownText.name(account.firmName()))
        + ". ";
  }

  private String shown(String argument, boolean id, Object value) {
    if (value instanceof List<?> list) {
      List<String> elements = new ArrayList<>();
      for (Object each : list.subList(0, Math.min(MOST_ELEMENTS, list.size()))) {
        elements.add(shown(argument, id, each));
      }
      int more = list.size() - elements.size();
      return (elements.isEmpty() ? "none" : String.join("; ", elements))
          + (more == 0 ? "" : "; and " + more + " more");
    } else if (value instanceof Record object) {
      return object(argument, object);
    } else if (id && value instanceof Number number) {
      long key = number.longValue();
      return names
          .find(argument, key)
          .map(name -> ShownText.name(name) + " (" + key + ")")
          .orElse(String.valueOf(key));
    } else if (value instanceof Boolean yes) {
      return yes ? "yes" : "no";
    } else if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return value instanceof String string ? ShownText.quoted(string) : value.toString();
  }

  /** An object's {@code id} belongs to the kind of record that the argument is named after. */
  private String object(String argument, Record object) {
    List<String> parts = new ArrayList<>();
    for (RecordFields.Field field : RecordFields.fields(object.getClass())) {
      Object value = RecordFields.value(field, object);
      if (value == null) {
        continue;
      }
      boolean own = field.name().equals("id");
      String shown = shown(own ? argument : field.name(), field.id(), value);
      String label = label(field.name()).toLowerCase(Locale.ROOT);
      if (own) {
        parts.add(shown);
      } else if (value instanceof Boolean yes) {
        parts.add((yes ? "" : "not ") + label);
      } else {
        parts.add(label + ": " + shown);
      }
    }
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }

  /** Returns the name of an argument as a person would write it. */
  private static String label(String argument) {
    String words =
        argument
            .replaceFirst("_ids?$", "")
            .replace('_', ' ')
            .replaceFirst("^sol ", "statute of limitations ");
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
