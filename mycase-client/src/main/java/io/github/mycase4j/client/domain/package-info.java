/**
 * The rules that MyCase's API leaves to its callers: billing figures, time totals, contact search
 * and event ranges. Pure, exact functions over rows; they perform no I/O.
 */
@NullMarked
package io.github.mycase4j.client.domain;

import org.jspecify.annotations.NullMarked;
