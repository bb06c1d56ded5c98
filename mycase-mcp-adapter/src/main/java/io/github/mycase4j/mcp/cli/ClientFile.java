package io.github.mycase4j.mcp.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The configuration file of an AI client, into which the connector's part is put. */
final class ClientFile {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private ClientFile() {}

  /**
   * Puts the connector's part into a file, in the place of an earlier one, and keeps everything
   * else. The file is written whole or not at all, for its owner alone; it is made where it is
   * missing.
   *
   * @param part the whole file as it would be for the connector alone
   * @return where it was written
   * @throws IOException when the file is no JSON object, or cannot be written; a sentence
   */
  static Path add(String given, Path folder, Path home, Map<String, Object> part)
      throws IOException {
    OutFile file = OutFile.named(given, folder, home);
    ObjectNode root = file.isThere() ? read(file.path()) : MAPPER.createObjectNode();
    merge(file.path(), root, MAPPER.valueToTree(part));
    String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    file.write(
        out -> {
          out.append(text).append(System.lineSeparator());
          return true;
        });
    return file.path();
  }

  private static ObjectNode read(Path path) throws IOException {
    String text = Files.readString(path, StandardCharsets.UTF_8);
    if (text.isBlank()) {
      return MAPPER.createObjectNode();
    }
    try {
      if (MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text)
          instanceof ObjectNode root) {
        return root;
      }
    } catch (JsonProcessingException e) {
      throw notJson(path, " at line " + e.getLocation().getLineNr());
    }
    throw notJson(path, "");
  }

  /** Creates the failure without a cause, whose message may quote the contents of the file. */
  private static IOException notJson(Path path, String where) {
    return new IOException(
        path
            + " is not a JSON object"
            + where
            + ", so nothing was written. Files with comments have to be changed by hand.");
  }

  private static void merge(Path path, ObjectNode root, ObjectNode part) throws IOException {
    for (Map.Entry<String, JsonNode> each : part.properties()) {
      JsonNode there = root.get(each.getKey());
      if (there == null || there.isNull()) {
        root.set(each.getKey(), each.getValue());
      } else if (there instanceof ObjectNode block && each.getValue() instanceof ObjectNode more) {
        block.setAll(more);
      } else if (there instanceof ArrayNode list && each.getValue() instanceof ArrayNode more) {
        more.forEach(item -> addOnce(list, item));
      } else {
        throw new IOException(
            "\""
                + each.getKey()
                + "\" in "
                + path
                + " has an unknown format, so nothing was written.");
      }
    }
  }

  private static void addOnce(ArrayNode list, JsonNode item) {
    for (JsonNode there : list) {
      if (there.path("id").equals(item.path("id"))) {
        return;
      }
    }
    list.add(item);
  }
}
