package io.github.mycase4j.mcp.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** An environment on a Linux machine, read as the connector reads it. */
class ConfigurationTestBase {
  final Map<String, String> properties =
      new HashMap<>(Map.of("os.name", "Linux", "user.home", "/java/home"));

  final Configuration with(String... pairs) {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", "/home/ann");
    for (int i = 0; i < pairs.length; i += 2) {
      environment.put(pairs[i], pairs[i + 1]);
    }
    return Configuration.of(environment, properties::get);
  }

  static Path path(String text) {
    return Path.of(text).toAbsolutePath();
  }
}
