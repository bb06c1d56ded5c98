package io.github.mycase4j.remote.blackbox;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without a screen: cookies, redirects one by one, and forms. */
final class TestBrowser {
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final List<String> locations = new ArrayList<>();

  /** A page or a redirect. */
  record Page(URI address, HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    Document html() {
      return Jsoup.parse(response.body(), address.toString());
    }

    String name() {
      return html().select("html").attr("data-page");
    }

    String error() {
      return html().select("main").attr("data-error");
    }

    /** Returns where it redirects to; an empty text for no redirect. */
    String location() {
      return response.headers().firstValue("Location").orElse("");
    }

    /** Returns the fields of a form, with the values that a browser would send. */
    Map<String, String> fields(String selector) {
      Element form = html().selectFirst(selector);
      if (form == null) {
        throw new IllegalStateException("no " + selector + " in " + response.body());
      }
      Map<String, String> fields = new LinkedHashMap<>();
      for (Element input : form.select("input[name], select[name]")) {
        boolean isBox = input.attr("type").equals("checkbox") || input.attr("type").equals("radio");
        if (!isBox || input.hasAttr("checked")) {
          fields.put(input.attr("name"), input.val());
        }
      }
      return fields;
    }

    /** Returns where a form is sent. */
    URI action(String selector) {
      String action = html().select(selector).attr("action");
      return action.isEmpty() ? address : address.resolve(action);
    }
  }

  Page get(String address) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(address)).GET());
  }

  Page post(String address, Map<String, String> form) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encode(form))));
  }

  Page send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpRequest built = request.build();
    HttpResponse<String> response = http.send(built, HttpResponse.BodyHandlers.ofString());
    response.headers().firstValue("Location").ifPresent(locations::add);
    return new Page(built.uri(), response);
  }

  /** Submits a form of a page, with some fields changed. */
  Page submit(Page page, String selector, Map<String, String> changes)
      throws IOException, InterruptedException {
    Map<String, String> fields = page.fields(selector);
    fields.putAll(changes);
    return post(page.action(selector).toString(), fields);
  }

  /** Follows redirects until there is a page, or one leads to an address that begins like this. */
  Page follow(Page page, String until) throws IOException, InterruptedException {
    Page at = page;
    for (int i = 0; i < 10 && !at.location().isEmpty() && !isAt(at.location(), until); i++) {
      at = get(at.address().resolve(at.location()).toString());
    }
    return at;
  }

  private static boolean isAt(String location, String until) {
    return !until.isEmpty() && location.startsWith(until);
  }

  /** Opens an address and logs in at the sandbox where it asks; follows until the given address. */
  Page login(String address, long staffId, String until) throws IOException, InterruptedException {
    Page page = follow(get(address), until);
    if (page.html().selectFirst("form#sandbox-login") == null) {
      return page;
    }
    return follow(
        submit(
            page,
            "form#sandbox-login",
            Map.of("staff", Long.toString(staffId), "decision", "allow")),
        until);
  }

  /** Returns the ids of the staff on the sandbox's login page; the first one is the admin. */
  List<Long> staff(String server) throws IOException, InterruptedException {
    Page page = follow(get(server + "/login"), "");
    return page.html().select("form#sandbox-login option").stream()
        .map(option -> Long.valueOf(option.val()))
        .toList();
  }

  /** Returns the id of the one member of the staff who sees only their own cases. */
  long staffWhoSeesOwn(String server) throws IOException, InterruptedException {
    Page page = follow(get(server + "/login"), "");
    return Long.parseLong(page.html().select("option[data-sees=own]").val());
  }

  /** Returns all addresses that responses redirected to. */
  List<String> locations() {
    return locations;
  }

  CookieManager cookies() {
    return cookies;
  }

  static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
