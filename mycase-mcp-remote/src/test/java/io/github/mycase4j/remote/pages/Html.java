package io.github.mycase4j.remote.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mycase4j.remote.web.WebRequest;
import io.github.mycase4j.remote.web.WebResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Requests to pages, and the pages as a browser reads them. */
final class Html {
  private Html() {}

  /** Returns a GET request of the session; null for a browser without one. */
  static WebRequest get(String path, String query, String session) {
    return new WebRequest(
        "GET", path, query, cookie(session), "192.0.2.7", new byte[0], gone -> {});
  }

  /** Returns a form of the session, with its own form value and these fields and values in turn. */
  static WebRequest post(String path, String session, String... fields) {
    StringBuilder form = new StringBuilder("csrf=csrf-of-" + session);
    for (int i = 0; i < fields.length; i += 2) {
      form.append('&').append(fields[i]).append('=');
      form.append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return post(path, session, form.toString());
  }

  /** Returns a form with this body. */
  static WebRequest post(String path, String session, String body) {
    return new WebRequest(
        "POST",
        path,
        null,
        cookie(session),
        "192.0.2.7",
        body.getBytes(StandardCharsets.UTF_8),
        gone -> {});
  }

  private static List<Map.Entry<String, String>> cookie(String session) {
    return session == null
        ? List.of()
        : List.of(Map.entry("Cookie", FakeBrowsers.COOKIE + "=" + session));
  }

  /** Reads a page and checks what all pages have in common. */
  static Document page(WebResponse response, String name) {
    assertThat(response.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    Document page = Jsoup.parse(source(response));
    assertThat(page.select("html[lang=en]").attr("data-page")).isEqualTo(name);
    assertThat(page.select("main#main")).hasSize(1);
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.title()).isNotBlank();
    List<String> ids = new ArrayList<>(page.select("[id]").eachAttr("id"));
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(page.select("[style], style, script:not([src]), [onclick], [onload]")).isEmpty();
    for (Element form : page.select("form")) {
      assertThat(form.attr("method")).isEqualTo("post");
      assertThat(form.select("input[name=csrf]")).hasSize(1);
      assertThat(form.select("input[name=csrf]").attr("value")).startsWith("csrf-of-");
    }
    for (Element time : page.select("time")) {
      assertThat(time.attr("datetime")).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z");
      assertThat(time.text()).endsWith(" UTC");
    }
    return page;
  }

  static String source(WebResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  /** Returns the text of the only element that the selector finds. */
  static String text(Element within, String selector) {
    assertThat(within.select(selector)).as(selector).hasSize(1);
    return within.select(selector).text();
  }
}
