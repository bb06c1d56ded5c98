/** The settings of the server: environment variables, and files that hold secrets. */
@NullMarked
package io.github.mycase4j.remote.config;

import org.jspecify.annotations.NullMarked;
