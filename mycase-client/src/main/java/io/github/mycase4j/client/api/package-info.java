/**
 * One service for each resource of MyCase's API v1. {@code list} is lazy, {@code get} throws if
 * there is no such record and {@code find} returns an {@code Optional}, {@code create} returns what
 * MyCase stored, {@code update} starts from the current record, and {@code delete} cannot be
 * undone.
 */
@NullMarked
package io.github.mycase4j.client.api;

import org.jspecify.annotations.NullMarked;
