package io.github.mycase4j.mcp.tool;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question for the user: either an address to open or a form to fill in.
 *
 * @param message the text for the user
 * @param address the address; null for a form
 * @param requestedSchema the JSON Schema of the form; null for an address
 */
public record ElicitationQuestion(
    String message, @Nullable URI address, @Nullable Map<String, Object> requestedSchema) {

  /**
   * {@return the question to open an address}
   *
   * @param message the text for the user
   * @param address the address
   */
  public static ElicitationQuestion open(String message, URI address) {
    return new ElicitationQuestion(message, address, null);
  }

  /**
   * {@return the question to fill in a form}
   *
   * @param message the text for the user
   * @param requestedSchema the JSON Schema of the form
   */
  public static ElicitationQuestion form(String message, Map<String, Object> requestedSchema) {
    return new ElicitationQuestion(message, null, requestedSchema);
  }
}
