/**
 * One service for each resource of MyCase's API v1. {@code get} throws when there is nothing,
 * {@code find} gives an {@code Optional}, {@code list} is lazy.
 */
@NullMarked
package io.github.mycase4j.client.api;

import org.jspecify.annotations.NullMarked;
