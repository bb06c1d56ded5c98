/** What is counted and timed, without names, ids and users in labels. */
@NullMarked
package io.github.mycase4j.remote.metrics;

import org.jspecify.annotations.NullMarked;
