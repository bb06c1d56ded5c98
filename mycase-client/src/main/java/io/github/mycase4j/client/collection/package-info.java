/**
 * Whole collections of a firm, for the questions that MyCase has no filter for. A {@link
 * io.github.mycase4j.client.collection.Snapshot} says how old it is and whether it is complete.
 */
@NullMarked
package io.github.mycase4j.client.collection;

import org.jspecify.annotations.NullMarked;
