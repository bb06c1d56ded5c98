package io.github.mycase4j.mcp.resource;

import io.github.mycase4j.mcp.server.McpServer;
import io.github.mycase4j.mcp.server.Quotes;
import io.github.mycase4j.mcp.server.RecordRead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The resource templates, and which tool returns the record that a URI names. */
final class ResourceTemplates {
  private static final String CASE = "mycase://cases/{case_id}";
  private static final String CONTACT = "mycase://contacts/{type}/{contact_id}";
  private static final Pattern CASE_URI = Pattern.compile("mycase://cases/([^/]+)");
  private static final Pattern CONTACT_URI = Pattern.compile("mycase://contacts/([^/]+)/([^/]+)");
  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
  private static final List<String> TYPES = List.of("client", "company");

  static final List<McpServer.ResourceTemplate> ALL =
      List.of(
          new McpServer.ResourceTemplate(
              CASE,
              "case",
              "Case",
              "Everything MyCase has on one case, as get-case returns it",
              "application/json"),
          new McpServer.ResourceTemplate(
              CONTACT,
              "contact",
              "Contact",
              "Everything MyCase has on one client or company, as get-contact returns it; type is"
                  + " client or company",
              "application/json"));

  private ResourceTemplates() {}

  /** Returns the record to read for a URI; empty when it matches no template. */
  static Optional<RecordRead> find(String uri) {
    Matcher ofCase = CASE_URI.matcher(uri);
    if (ofCase.matches()) {
      return Optional.of(read("get-case", uri, CASE, variables("case_id", ofCase.group(1))));
    }
    Matcher ofContact = CONTACT_URI.matcher(uri);
    if (ofContact.matches()) {
      Map<String, String> variables = variables("type", ofContact.group(1));
      variables.put("contact_id", ofContact.group(2));
      return Optional.of(read("get-contact", uri, CONTACT, variables));
    }
    return Optional.empty();
  }

  private static Map<String, String> variables(String name, String value) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put(name, value);
    return variables;
  }

  private static RecordRead read(
      String tool, String uri, String template, Map<String, String> variables) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      String name = variable.getKey();
      String value = variable.getValue();
      if (name.equals("type") ? !TYPES.contains(value) : !ID.matcher(value).matches()) {
        // An invalid value may be any text: the log treats it as a parameter, by its policy.
        return new RecordRead(
            tool, template, new LinkedHashMap<>(variables), name, problem(name, value));
      }
      arguments.put(name, name.equals("type") ? value : (Object) Long.valueOf(value));
    }
    return new RecordRead(tool, uri, arguments, null, null);
  }

  private static String problem(String name, String value) {
    return name
        + " must be "
        + (name.equals("type") ? "client or company" : "the id of a record, a whole number")
        + ", but is "
        + Quotes.of(value)
        + ".";
  }
}
