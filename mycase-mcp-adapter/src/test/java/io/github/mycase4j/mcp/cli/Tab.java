package io.github.mycase4j.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.mcp.fixture.Row;
import io.github.mycase4j.mcp.fixture.TestFirm;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One tab of a browser, and what it loaded. */
final class Tab {
  private final Chromium chromium;
  private final String session;
  private final BlockingQueue<String> loads = new LinkedBlockingQueue<>();

  /** The addresses that the tab asked for. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  /** What the console complained about, such as a broken content security policy. */
  final List<String> complaints = new CopyOnWriteArrayList<>();

  private final List<Page> pages = new CopyOnWriteArrayList<>();

  /** A document that a server answered; header names are in lower case. */
  record Page(String url, long status, Map<String, String> headers) {}

  Tab(Chromium chromium, String session) {
    this.chromium = chromium;
    this.session = session;
  }

  void start(URI address, String landing) {
    for (String domain : List.of("Page", "Network", "Runtime", "Log")) {
      send(domain + ".enable");
    }
    assertThat(send("Page.navigate", "url", address.toString()).find("errorText")).isNull();
    awaitPage(landing);
  }

  void hear(String event, Row params) {
    switch (event) {
      case "Page.loadEventFired" -> loads.add(event);
      case "Network.requestWillBeSent" -> requests.add(params.row("request").text("url"));
      case "Network.responseReceived" -> {
        if (params.text("type").equals("Document")) {
          Row response = params.row("response");
          Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
          response
              .row("headers")
              .fields()
              .forEach((name, value) -> headers.put(name, String.valueOf(value)));
          pages.add(new Page(response.text("url"), response.number("status"), headers));
        }
      }
      case "Log.entryAdded" -> complaints.add(params.row("entry").text("text"));
      default -> {
        // Nothing that a test looks at.
      }
    }
  }

  private Row send(String method, Object... params) {
    return chromium.send(session, method, params);
  }

  /** Waits until a document of this path has been loaded. */
  Tab awaitPage(String path) {
    try {
      do {
        assertThat(loads.poll(Chromium.GUARD.toSeconds(), TimeUnit.SECONDS))
            .as("a page of the path %s; the last was %s", path, pages)
            .isNotNull();
      } while (!path.equals(evaluate("location.pathname")));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return this;
  }

  /** Returns the document that is shown, as it was answered. */
  Page page() {
    return pages.get(pages.size() - 1);
  }

  /** Returns what a person reads. */
  String text() {
    return (String) evaluate("document.body.innerText");
  }

  /** Returns the source of the document as it stands. */
  String source() {
    return (String) evaluate("document.documentElement.outerHTML");
  }

  /** Returns what the address bar shows. */
  String address() {
    return (String) evaluate("location.href");
  }

  private Object evaluate(String expression) {
    Row result = send("Runtime.evaluate", "expression", expression, "returnByValue", true);
    assertThat(result.find("exceptionDetails")).as(expression).isNull();
    return result.row("result").find("value");
  }

  /** Clicks into the middle of what the selector finds, as a mouse does. */
  void click(String selector) {
    Row middle =
        new Row(
            TestFirm.arguments(
                "x", coordinate(selector, "left", "width"),
                "y", coordinate(selector, "top", "height")));
    for (String what : List.of("mousePressed", "mouseReleased")) {
      send(
          "Input.dispatchMouseEvent",
          "type",
          what,
          "x",
          middle.get("x"),
          "y",
          middle.get("y"),
          "button",
          "left",
          "clickCount",
          1);
    }
  }

  private Object coordinate(String selector, String start, String size) {
    String box = "document.querySelector('" + selector + "').getBoundingClientRect()";
    return evaluate(box + "." + start + " + " + box + "." + size + " / 2");
  }

  /** Shows the page as a phone in the dark would. */
  Tab onADarkPhone() {
    send(
        "Emulation.setDeviceMetricsOverride",
        "width",
        360,
        "height",
        640,
        "deviceScaleFactor",
        2,
        "mobile",
        true);
    send(
        "Emulation.setEmulatedMedia",
        "features",
        List.of(Map.of("name", "prefers-color-scheme", "value", "dark")));
    return this;
  }

  /** Keeps a picture of the page in {@code target/browser}. */
  Tab picture(String name) throws IOException {
    String data = send("Page.captureScreenshot", "format", "png").text("data");
    Chromium.keep(name, Base64.getDecoder().decode(data));
    return this;
  }
}
