/**
 * MyCase's things as immutable records: what it answers, what it is asked, what it is told. Fields
 * and enum values that this version does not know are kept, never fatal.
 */
@NullMarked
package io.github.mycase4j.client.model;

import org.jspecify.annotations.NullMarked;
