/**
 * The connector for the users of one firm over HTTP. This package holds the program and the one
 * place that puts its parts together.
 */
@NullMarked
package io.github.mycase4j.remote;

import org.jspecify.annotations.NullMarked;
