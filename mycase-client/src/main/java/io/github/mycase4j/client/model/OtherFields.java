package io.github.mycase4j.client.model;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the component that keeps the fields of a response that have no component of their own. Its
 * own name must not be one that MyCase could write: a field {@code other} is a field like any.
 */
@JacksonAnnotationsInside
@JsonAnyGetter
@JsonAnySetter
@JsonProperty("*")
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@interface OtherFields {}
