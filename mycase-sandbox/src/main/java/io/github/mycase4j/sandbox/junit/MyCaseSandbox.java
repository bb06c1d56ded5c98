package io.github.mycase4j.sandbox.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Starts a {@link io.github.mycase4j.sandbox.Sandbox} for a test class and stops it at the end.
 *
 * <p>On a class, parameters of its constructor, tests and lifecycle methods get the sandbox and
 * anything that logs in to it:
 *
 * <pre>{@code
 * @MyCaseSandbox
 * class ReminderTest {
 *   @Test
 *   void completesTheTask(MyCaseClient client, Sandbox sandbox) {
 *     sandbox.put("tasks", Map.of("id", 7, "name", "File the motion", ...));
 *     sandbox.fail("/tasks", 429, "Retry-After", "1");
 *
 *     new Reminder(client).run();
 *
 *     assertEquals(1, sandbox.requests("PUT", "/tasks/{id}").size());
 *     assertEquals(List.of(), sandbox.refusals());
 *   }
 * }
 * }</pre>
 *
 * <p>On a field, static or not, it also sets the field. A class has one sandbox: settings on the
 * class go before those on a field, and nested classes share the sandbox of the class around them
 * unless they have settings of their own.
 *
 * <p><b>What can be injected.</b> The {@code Sandbox} itself, and an object of every class that has
 * a method {@code public static T fromEnvironment(Map<String, String>)}, such as {@code
 * MyCaseClient}. That method gets {@link io.github.mycase4j.sandbox.Sandbox#environment()}: the
 * addresses, the client id and secret, and the tokens of a login of its own. What it returns is
 * shared within one test and closed after it when it is {@link AutoCloseable}.
 *
 * <p><b>Between tests</b> the firm goes back to how it was before the first test, after all {@code
 * BeforeAll} methods; requests and waiting faults are forgotten. Tests of one class therefore must
 * not run at the same time; on a class, the annotation sees to that.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
@ExtendWith(MyCaseSandboxExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
public @interface MyCaseSandbox {
  /**
   * The time that the sandbox has, which stands still, such as {@code 2026-03-11T09:30:00-07:00};
   * the dates of the sample firm lie around that day. By default it is the system's clock.
   *
   * @return an ISO 8601 timestamp with an offset, or an empty string for the system's clock
   */
  String now() default "";

  /**
   * The firm to start with.
   *
   * @return the firm
   */
  Firm firm() default Firm.SAMPLE;

  /**
   * Rows to add to the firm, as a JSON object of arrays by collection. No rule of MyCase is applied
   * to them; a row with the {@code id} of an existing one replaces it.
   *
   * <pre>{@code
   * @MyCaseSandbox(firm = Firm.EMPTY, rows = """
   *     {"cases": [{"id": 1, "name": "Ito v. Harbor", "status": "open"}]}
   *     """)
   * }</pre>
   *
   * @return the JSON, or an empty string for no rows
   */
  String rows() default "";

  /**
   * The member of the staff who is logged in.
   *
   * @return the id, or 0 for the firm's first staff member, who may do everything
   */
  long staff() default 0;

  /**
   * Whether the firm goes back to its first state before each test.
   *
   * @return false to let each test go on with what the one before it left
   */
  boolean restore() default true;

  /** The firms that a sandbox can start with. */
  enum Firm {
    /** The sample firm: 60 cases, 124 contacts, 300 tasks and what belongs to them. */
    SAMPLE,

    /** A firm with its staff and its lists of names (stages, areas, locations), and no more. */
    EMPTY
  }
}
