package io.github.mycase4j.mcp.plugin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.SecureClassLoader;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Loads classes and resources from the bytes of a jar, so that no file is read after the bytes were
 * verified. Supports multi-release jars; ignores signatures.
 */
final class JarLoader extends SecureClassLoader {
  private static final long MOST_BYTES = 500_000_000;
  private static final int FIRST_VERSION = 9;

  static {
    registerAsParallelCapable();
  }

  private final Map<String, byte[]> entries;
  private final CodeSource source;

  private JarLoader(Map<String, byte[]> entries, CodeSource source, ClassLoader parent) {
    super("tools", parent);
    this.entries = entries;
    this.source = source;
  }

  /**
   * Unpacks a jar in memory.
   *
   * @param path where the bytes came from, for stack traces
   * @throws IOException when the bytes are no jar
   */
  static JarLoader of(byte[] jar, Path path, ClassLoader parent) throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    long left = MOST_BYTES;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.isDirectory()) {
          byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, left + 1));
          left -= bytes.length;
          if (left < 0) {
            throw new ZipException("more than " + MOST_BYTES + " bytes are in it");
          }
          entries.putIfAbsent(entry.getName(), bytes);
        }
      }
    }
    if (entries.isEmpty()) {
      throw new ZipException("nothing is in it");
    }
    takeVersions(entries);
    CodeSource source = new CodeSource(path.toUri().toURL(), (Certificate[]) null);
    return new JarLoader(entries, source, parent);
  }

  /** Replaces entries by those for this version of Java. */
  private static void takeVersions(Map<String, byte[]> entries) throws IOException {
    byte[] manifest = entries.get(JarFile.MANIFEST_NAME);
    if (manifest == null) {
      return;
    }
    Attributes main = new Manifest(new ByteArrayInputStream(manifest)).getMainAttributes();
    if (!Boolean.parseBoolean(main.getValue(Attributes.Name.MULTI_RELEASE))) {
      return;
    }
    for (int version = FIRST_VERSION; version <= Runtime.version().feature(); version++) {
      String prefix = "META-INF/versions/" + version + "/";
      for (String name : List.copyOf(entries.keySet())) {
        byte[] bytes = entries.get(name);
        if (bytes != null && name.startsWith(prefix)) {
          entries.put(name.substring(prefix.length()), bytes);
        }
      }
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = entries.get(name.replace('.', '/') + ".class");
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length, source);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    byte[] bytes = entries.get(name);
    if (bytes == null) {
      return null;
    }
    try {
      return new URL("mycase-tools", "", -1, "/" + name, new InMemory(bytes));
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a URL with a handler of its own is never malformed", e);
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL url = findResource(name);
    return Collections.enumeration(url == null ? List.of() : List.of(url));
  }

  /** Opens a URL that stands for some bytes. */
  private static final class InMemory extends URLStreamHandler {
    private final byte[] bytes;

    InMemory(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {
          connected = true;
        }

        @Override
        public long getContentLengthLong() {
          return bytes.length;
        }

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(bytes);
        }
      };
    }
  }
}
