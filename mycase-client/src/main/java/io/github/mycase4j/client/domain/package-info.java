/**
 * What MyCase's API leaves to its callers: billing figures, time totals, contact search and event
 * ranges. Pure functions over rows that were read; they do no I/O and are exact.
 */
@NullMarked
package io.github.mycase4j.client.domain;

import org.jspecify.annotations.NullMarked;
