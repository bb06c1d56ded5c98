package io.github.mycase4j.remote.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.mycase4j.remote.web.Route;
import io.github.mycase4j.remote.web.WebResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all pages share: the precompiled templates, which escape every value for the place where it
 * stands, and the files that pages load. Thread-safe; performs no I/O after its creation.
 */
public final class Site {
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          Site.class.getClassLoader(),
          Site.class.getPackageName() + ".templates");
  private final Asset style = Asset.load("site", "css", "text/css; charset=utf-8");
  private final Asset script = Asset.load("copy", "js", "text/javascript; charset=utf-8");
  private final Asset icon = Asset.load("icon", "svg", "image/svg+xml");

  /** Returns the routes of the files that pages load. */
  public List<Route> routes() {
    return List.of(style.route(), script.route(), icon.route());
  }

  /**
   * Renders a page.
   *
   * @param name the name of the page and of its template
   * @param title the title, without the site's name
   * @param visitor who is logged in; null to show no navigation
   * @param view what the template shows
   */
  String render(String name, String title, @Nullable Visitor visitor, Object view) {
    Frame frame = new Frame(name, title, style.path(), script.path(), icon.path(), visitor);
    StringOutput html = new StringOutput();
    templates.render(name + ".jte", Map.of("frame", frame, "view", view), html);
    return html.toString();
  }

  /** Returns a response with a rendered page. */
  WebResponse page(String name, String title, @Nullable Visitor visitor, Object view) {
    return WebResponse.html(200, render(name, title, visitor, view));
  }
}
