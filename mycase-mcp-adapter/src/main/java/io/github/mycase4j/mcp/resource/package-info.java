/** The resources of the server: the status of the login and the compliance reminder. */
@NullMarked
package io.github.mycase4j.mcp.resource;

import org.jspecify.annotations.NullMarked;
