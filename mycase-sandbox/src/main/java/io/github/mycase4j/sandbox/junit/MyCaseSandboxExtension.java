package io.github.mycase4j.sandbox.junit;

import io.github.mycase4j.sandbox.Sandbox;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstances;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ModifierSupport;

/** The extension that {@link MyCaseSandbox} registers; tests use the annotation. Thread-safe. */
public final class MyCaseSandboxExtension
    implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(MyCaseSandboxExtension.class);

  private static final String CHECKPOINT = "checkpoint";

  /** Creates the extension; JUnit calls this. */
  public MyCaseSandboxExtension() {}

  /** A running sandbox, how it was asked for, and how its firm was before the first test. */
  private static final class Running implements AutoCloseable {
    final MyCaseSandbox settings;
    final Sandbox sandbox;

    Running(MyCaseSandbox settings) {
      this.settings = settings;
      this.sandbox = SandboxStart.start(settings);
    }

    @Override
    public void close() {
      sandbox.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running(context);
    // A nested class begins with the firm as the tests around it began.
    for (ExtensionContext each : classContexts(context)) {
      Runnable around = each.getStore(NAMESPACE).get(key(CHECKPOINT, each), Runnable.class);
      if (around != null) {
        around.run();
        break;
      }
    }
    inject(context, null, ModifierSupport::isStatic);
    // With one instance for all tests, its BeforeAll methods see its fields.
    context.getTestInstances().ifPresent(instances -> inject(context, instances));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Running running = running(context);
    if (running.settings.restore()) {
      ExtensionContext ofClass = classContexts(context).get(0);
      stored(ofClass, CHECKPOINT, Runnable.class, running.sandbox::checkpoint).run();
    }
    inject(context, context.getRequiredTestInstances());
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Sandbox.class || EnvironmentFactory.makes(type);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return value(parameter.getParameter().getType(), context);
  }

  private static void inject(ExtensionContext context, TestInstances instances) {
    for (Object instance : instances.getAllInstances()) {
      inject(context, instance, ModifierSupport::isNotStatic);
    }
  }

  private static void inject(
      ExtensionContext context, @Nullable Object instance, Predicate<Field> which) {
    Class<?> type = instance == null ? context.getRequiredTestClass() : instance.getClass();
    for (Field field : AnnotationSupport.findAnnotatedFields(type, MyCaseSandbox.class, which)) {
      try {
        field.setAccessible(true);
        field.set(instance, value(field.getType(), context));
      } catch (IllegalAccessException | InaccessibleObjectException e) {
        throw new ExtensionConfigurationException(
            "The field "
                + field
                + " cannot be set: it must not be final, and its package must be open to the module"
                + " io.github.mycase4j.sandbox; a parameter needs neither",
            e);
      }
    }
  }

  /** The object of that type for one test, or for one class where no test is running. */
  private static Object value(Class<?> type, ExtensionContext context) {
    Sandbox sandbox = running(context).sandbox;
    if (type == Sandbox.class) {
      return sandbox;
    }
    // JUnit closes what its store holds.
    return stored(
        context,
        type.getName(),
        Object.class,
        () -> EnvironmentFactory.make(type, sandbox.environment()));
  }

  /** The sandbox of the closest class with settings; started when it is needed first. */
  private static Running running(ExtensionContext context) {
    for (ExtensionContext each : classContexts(context)) {
      Optional<MyCaseSandbox> settings = settings(each.getRequiredTestClass());
      if (settings.isPresent()) {
        return stored(each, "sandbox", Running.class, () -> new Running(settings.get()));
      }
    }
    throw new ExtensionConfigurationException(
        context.getRequiredTestClass().getName() + " has no @MyCaseSandbox");
  }

  private static <T> T stored(
      ExtensionContext context, String name, Class<T> type, Supplier<T> maker) {
    ExtensionContext.Store store = context.getStore(NAMESPACE);
    String key = key(name, context);
    T value = store.get(key, type);
    if (value == null) {
      value = maker.get();
      store.put(key, value);
    }
    return value;
  }

  /** A store also finds what its parents hold; the id tells a test's object from its class's. */
  private static String key(String name, ExtensionContext context) {
    return name + " " + context.getUniqueId();
  }

  /** The contexts of the class and of those around it, the innermost first. */
  private static List<ExtensionContext> classContexts(ExtensionContext context) {
    List<ExtensionContext> contexts = new ArrayList<>();
    Optional<ExtensionContext> next = Optional.of(context);
    while (next.isPresent()) {
      ExtensionContext each = next.get();
      if (each.getTestClass().isPresent() && each.getTestMethod().isEmpty()) {
        contexts.add(each);
      }
      next = each.getParent();
    }
    return contexts;
  }

  private static Optional<MyCaseSandbox> settings(Class<?> type) {
    List<AnnotatedElement> holders = new ArrayList<>(List.of(type));
    holders.addAll(AnnotationSupport.findAnnotatedFields(type, MyCaseSandbox.class));
    return holders.stream()
        .flatMap(each -> AnnotationSupport.findAnnotation(each, MyCaseSandbox.class).stream())
        .findFirst();
  }
}
