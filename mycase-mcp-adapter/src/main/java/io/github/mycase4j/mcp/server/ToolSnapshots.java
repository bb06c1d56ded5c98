package io.github.mycase4j.mcp.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Finds the {@link ToolSnapshot} of each of the connector's own tools. Reflection over the records
 * of the tools would take longer than everything else between a client's first two requests.
 * Performs I/O on the program's own files.
 */
final class ToolSnapshots {
  private static final String OWN_PACKAGES = "io.github.mycase4j.mcp.";

  private volatile @Nullable JarFile jar;

  /**
   * Reads the file of a tool.
   *
   * @param tool the class of the tool
   * @param name the name of the tool
   * @return null for a tool of a firm, or one without a file
   */
  @Nullable ToolSnapshot find(Class<?> tool, String name) {
    if (!tool.getName().startsWith(OWN_PACKAGES)) {
      return null;
    }
    try (InputStream in = open(tool, name + ".json")) {
      return in == null
          ? null
          : ToolSnapshot.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A class opens its jar again for each resource; an entry of the open jar takes a tenth of that
   * time.
   */
  private @Nullable InputStream open(Class<?> tool, String file) throws IOException {
    JarFile known = jar;
    if (known == null) {
      URL url = tool.getResource(file);
      if (url == null || !(url.openConnection() instanceof JarURLConnection connection)) {
        return tool.getResourceAsStream(file);
      }
      known = connection.getJarFile();
      jar = known;
    }
    ZipEntry entry = known.getEntry(tool.getPackageName().replace('.', '/') + "/" + file);
    return entry == null ? null : known.getInputStream(entry);
  }
}
