/**
 * Ready-made observers for {@code MyCaseClient.builder().addObserver(…)}: one that logs, one that
 * records metrics. Neither sees any content.
 */
@NullMarked
package io.github.mycase4j.client.observe;

import org.jspecify.annotations.NullMarked;
