package io.github.mycase4j.remote.pages;

import org.jspecify.annotations.Nullable;

/**
 * What stands around the content of a page. Public for the templates.
 *
 * @param name the name of the page
 * @param title the title, without the site's name
 * @param style the path of the style sheet
 * @param script the path of the script, without which everything works too
 * @param icon the path of the icon
 * @param visitor who is logged in; null to show no navigation
 */
public record Frame(
    String name,
    String title,
    String style,
    String script,
    String icon,
    @Nullable Visitor visitor) {}
