/**
 * MyCase's data as immutable records: rows, queries and bodies. Fields and enum values that this
 * version does not know are kept, never fatal.
 */
@NullMarked
package io.github.mycase4j.client.model;

import org.jspecify.annotations.NullMarked;
