package io.github.mycase4j.client.internal.http;

import io.github.mycase4j.client.core.TransferListener;
import io.github.mycase4j.client.error.AccessDeniedException;
import io.github.mycase4j.client.error.CallCancelledException;
import io.github.mycase4j.client.error.CallTimeoutException;
import io.github.mycase4j.client.error.ConnectionException;
import io.github.mycase4j.client.error.MalformedResponseException;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.error.RequestSummary;
import io.github.mycase4j.client.error.ServerException;
import io.github.mycase4j.client.internal.transport.FileTransport;
import io.github.mycase4j.client.internal.transport.Transfer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;

/**
 * Transfers of file contents, with this library's exceptions. An exception names the request to
 * MyCase that returned the signed URL, never the URL itself.
 *
 * <p>Immutable and thread-safe.
 */
public final class FileTransfers {
  private final ApiBase base;
  private final FileTransport transport;
  private final LongSupplier ticker;

  /** Creates transfers with the ticker of the views. */
  public FileTransfers(ApiBase base, FileTransport transport, LongSupplier ticker) {
    this.base = base;
    this.transport = transport;
    this.ticker = ticker;
  }

  @FunctionalInterface
  private interface Sending {
    int send(Transfer transfer) throws IOException, InterruptedException;
  }

  void download(
      String path,
      URI address,
      WritableByteChannel file,
      TransferListener listener,
      CallScope view) {
    run("GET", path, address, listener, view, t -> transport.download(address, file, t));
  }

  void upload(
      String path,
      URI address,
      Map<String, String> headers,
      Path file,
      TransferListener listener,
      CallScope view) {
    run("PUT", path, address, listener, view, t -> transport.upload(address, headers, file, t));
  }

  private void run(
      String method,
      String path,
      URI address,
      TransferListener listener,
      CallScope view,
      Sending sending) {
    String what = method.equals("GET") ? "The download of " + path : "The upload to " + path;
    if (!base.mayLeadTo(address)) {
      throw new MalformedResponseException(
          what + " has an address that is not safe: it is not https, or has a user in it.",
          summary(method, path, 0),
          null);
    }
    Transfer transfer =
        new Transfer(
            listener, view.options().cancellation(), () -> view.endsAt() - ticker.getAsLong());
    view.options().cancellation().check();
    try {
      check(what, sending.send(transfer), method, path);
    } catch (HttpTimeoutException e) {
      throw new CallTimeoutException(
          what + " made no progress, or ran out of time.", Duration.ZERO);
    } catch (IOException e) {
      throw new ConnectionException(
          what + " was interrupted: the connection broke. Nothing was kept.",
          summary(method, path, 0),
          e);
    } catch (IllegalArgumentException e) {
      throw new MalformedResponseException(
          what + " asks for headers that cannot be sent.", summary(method, path, 0), e);
    } catch (CancellationException e) {
      throw new CallCancelledException(what + " was cancelled.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallCancelledException(what + " was interrupted.");
    }
  }

  private static void check(String what, int status, String method, String path) {
    RequestSummary summary = summary(method, path, status);
    if (status / 100 == 2) {
      return;
    }
    switch (status) {
      case 401, 403 ->
          throw new AccessDeniedException(
              what + " was refused (status " + status + "): its address may have expired.",
              summary,
              null);
      case 404 ->
          throw new NotFoundException(
              what + " failed: there is no file (status 404).", summary, null);
      default ->
          throw new ServerException(what + " failed (status " + status + ").", summary, null);
    }
  }

  private static RequestSummary summary(String method, String path, int status) {
    return new RequestSummary(method, path, status, null, 1);
  }
}
