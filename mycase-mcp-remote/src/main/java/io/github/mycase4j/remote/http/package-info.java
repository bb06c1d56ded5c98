/** The HTTP server and what holds for every request. */
@NullMarked
package io.github.mycase4j.remote.http;

import org.jspecify.annotations.NullMarked;
