package io.github.mycase4j.sandbox.files;

import io.github.mycase4j.sandbox.http.ApiError;
import io.github.mycase4j.sandbox.http.Endpoint;
import io.github.mycase4j.sandbox.http.Query;
import io.github.mycase4j.sandbox.http.Request;
import io.github.mycase4j.sandbox.http.Response;
import io.github.mycase4j.sandbox.store.Row;
import io.github.mycase4j.sandbox.store.Store;
import io.github.mycase4j.sandbox.value.RandomTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The store of the documents' contents: an origin of its own, with signed addresses that are valid
 * for a while and need no login. A request that carries one is rejected, because it hands MyCase's
 * token to a stranger.
 */
public final class FileServer implements Endpoint {
  /** The most bytes that one upload may have. */
  public static final int MAX_UPLOAD = 256 << 20;

  private static final long NONE = -1;

  /** The meaning of a signature: one version of a document, or a document without versions. */
  private record Ticket(String method, long document, long version, Instant ends) {}

  private final Store store;
  private final InstantSource clock;
  private final RandomTokens random;
  private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
  private final Map<Long, byte[]> uploads = new ConcurrentHashMap<>();
  private volatile String origin = "";

  /**
   * Creates an empty file store.
   *
   * @param store the documents and their versions
   * @param clock the clock by which addresses expire
   * @param random the source of signatures
   */
  public FileServer(Store store, InstantSource clock, RandomTokens random) {
    this.store = store;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Sets where the file store can be reached.
   *
   * @param address the scheme, host and port
   */
  public void origin(String address) {
    origin = address;
  }

  /**
   * Signs an address; the last part of its path is the file's name.
   *
   * @param method the only method that the address is for
   * @param document the document
   * @param version the document's version, or null when it has none
   * @param life how long the address is valid
   * @return the address
   */
  public String address(String method, Row document, @Nullable Row version, Duration life) {
    Instant now = clock.instant();
    tickets.values().removeIf(ticket -> ticket.ends().isBefore(now));
    String signature = random.text();
    long versionId = version == null ? NONE : version.key();
    tickets.put(signature, new Ticket(method, document.key(), versionId, now.plus(life)));
    Object number = version == null ? 1 : version.get("version");
    String name = document.text("filename").replaceAll("[^A-Za-z0-9._-]", "-");
    return origin
        + ("/files/" + document.key() + "/" + number + "/" + name)
        + ("?signature=" + signature);
  }

  /** {@return an action that brings back the uploads of this moment} */
  public Runnable checkpoint() {
    Map<Long, byte[]> before = Map.copyOf(uploads);
    return () -> {
      uploads.clear();
      uploads.putAll(before);
    };
  }

  @Override
  public Response handle(Request request) {
    if (!request.header("Authorization").isEmpty()) {
      throw ApiError.outside(400, "A file address must be read without an Authorization header");
    }
    String signature = Query.parse(request.rawQuery()).get("signature");
    Ticket ticket = tickets.get(signature == null ? "" : signature);
    if (ticket == null || !ticket.ends().isAfter(clock.instant())) {
      throw ApiError.because(403, "This address has expired");
    }
    if (!request.method().equals(ticket.method())) {
      throw ApiError.outside(403, "This address is for " + ticket.method());
    }
    if (ticket.method().equals("PUT")) {
      if (!request.isContentType("application/octet-stream")
          || !request.header("x-amz-acl").equals("private")) {
        throw ApiError.outside(
            403, "An upload needs Content-Type: application/octet-stream and the put_headers");
      }
      uploads.put(ticket.version(), request.body());
      return Response.empty(200);
    }
    byte[] bytes = contents(ticket);
    if (bytes == null) {
      throw ApiError.because(404, "Nothing was uploaded for this document");
    }
    return new Response(200, Map.of("Content-Type", "application/octet-stream"), bytes);
  }

  private byte @Nullable [] contents(Ticket ticket) {
    Row document = store.find("documents", ticket.document());
    Row holder =
        ticket.version() == NONE ? document : store.find("document_versions", ticket.version());
    if (document == null || holder == null) {
      return null;
    }
    byte[] uploaded = uploads.get(ticket.version());
    return uploaded != null || holder.get("_empty") != null ? uploaded : sample(document);
  }

  /** Returns the contents of a document that no request has created. */
  private static byte[] sample(Row document) {
    String name = document.text("name");
    return document.text("filename").endsWith(".pdf")
        ? pdf(name)
        : ("Sample document of a fictional firm: " + name + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Returns one page with the document's name on it. */
  private static byte[] pdf(String title) {
    String plain = title.replaceAll("[^A-Za-z0-9 .,:_-]", " ");
    String text =
        "BT /F1 18 Tf 72 700 Td (" + plain + ") Tj 0 -28 Td (Sample of a fictional firm) Tj ET";
    List<String> objects =
        List.of(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length " + text.length() + " >>\nstream\n" + text + "\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    StringBuilder file = new StringBuilder("%PDF-1.4\n");
    StringBuilder index = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      index.append(String.format("%010d 00000 n %n", file.length()).replace("\r\n", "\n"));
      file.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
    }
    int start = file.length();
    file.append("xref\n0 6\n")
        .append(index)
        .append("trailer << /Size 6 /Root 1 0 R >>\nstartxref\n")
        .append(start)
        .append("\n%%EOF\n");
    return file.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
