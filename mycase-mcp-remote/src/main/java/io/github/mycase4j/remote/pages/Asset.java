package io.github.mycase4j.remote.pages;

import io.github.mycase4j.mcp.text.Sha256;
import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.WebResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A file that pages load. Its address holds the hash of its content, so that browsers may keep it
 * for good. Immutable and thread-safe.
 */
final class Asset {
  private static final int HASH_DIGITS = 16;

  private final String path;
  private final WebResponse response;

  private Asset(String path, WebResponse response) {
    this.path = path;
    this.response = response;
  }

  /** Reads a file beside this class. */
  static Asset load(String name, String extension, String contentType) {
    String file = name + "." + extension;
    try (InputStream in = Asset.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The file " + file + " is missing in the program.");
      }
      byte[] content = in.readAllBytes();
      String hash = Sha256.of(content).substring(0, HASH_DIGITS);
      return new Asset(
          "/assets/" + name + "." + hash + "." + extension,
          WebResponse.bytes(200, contentType, content)
              .with("Cache-Control", "public, max-age=31536000, immutable"));
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " could not be read.", e);
    }
  }

  /** Returns the path of its address. */
  String path() {
    return path;
  }

  Route route() {
    return new Route(
        path, Route.Kind.ASSET, List.of("GET", "HEAD"), Route.SMALL_BODY, request -> response);
  }
}
