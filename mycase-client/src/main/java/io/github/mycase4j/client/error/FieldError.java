package io.github.mycase4j.client.error;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One field that MyCase rejected.
 *
 * @param description MyCase's words, at most 300 characters, without control characters
 * @param source JSON pointer or parameter name, where MyCase gave one
 * @serial exclude
 */
@SuppressWarnings("InvalidBlockTag") // @serial is valid on a type; record fields have no comments.
public record FieldError(String description, @Nullable String source) implements Serializable {}
