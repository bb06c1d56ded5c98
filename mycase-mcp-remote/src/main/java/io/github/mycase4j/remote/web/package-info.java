/**
 * Requests, responses and routes without any HTTP server behind them, so that endpoints can be
 * tested by calling them.
 */
@NullMarked
package io.github.mycase4j.remote.web;

import org.jspecify.annotations.NullMarked;
