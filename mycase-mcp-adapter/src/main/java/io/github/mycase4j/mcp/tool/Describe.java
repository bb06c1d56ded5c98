package io.github.mycase4j.mcp.tool;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one parameter or result field in the tool's schema, and bounds it.
 *
 * <p>Bounds apply to integers and decimals; {@link #minItems} to lists; {@link #maxLength} to
 * strings.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Describe {

  /**
   * The purpose of the parameter in a few words; empty if its name is sufficient.
   *
   * @return the purpose
   */
  String value();

  /**
   * The least value allowed.
   *
   * @return the value
   */
  long min() default Long.MIN_VALUE;

  /**
   * The greatest value allowed.
   *
   * @return the value
   */
  long max() default Long.MAX_VALUE;

  /**
   * The fewest elements of a list.
   *
   * @return the number of elements
   */
  int minItems() default 0;

  /**
   * The most characters of a string.
   *
   * @return the number of characters
   */
  int maxLength() default 10_000;

  /**
   * How the audit log keeps the parameter.
   *
   * @return the mode
   */
  AuditMode recorded() default AuditMode.CLEAR;
}
