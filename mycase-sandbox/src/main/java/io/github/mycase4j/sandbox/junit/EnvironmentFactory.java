package io.github.mycase4j.sandbox.junit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * Creates an object with its class's {@code public static T fromEnvironment(Map<String, String>)}.
 */
final class EnvironmentFactory {
  private static final String NAME = "fromEnvironment";

  private EnvironmentFactory() {}

  static boolean makes(Class<?> type) {
    return method(type) != null;
  }

  private static @Nullable Method method(Class<?> type) {
    try {
      Method method = type.getMethod(NAME, Map.class);
      return Modifier.isStatic(method.getModifiers())
              && type.isAssignableFrom(method.getReturnType())
          ? method
          : null;
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  static Object make(Class<?> type, Map<String, String> environment) {
    Method method = method(type);
    if (method == null) {
      throw new ExtensionConfigurationException(
          type.getName()
              + " cannot be injected: it is not the Sandbox and has no method public static "
              + type.getSimpleName()
              + " fromEnvironment(Map<String, String>)");
    }
    try {
      Object made = method.invoke(null, environment);
      if (made != null) {
        return made;
      }
      throw new ExtensionConfigurationException(type.getName() + ".fromEnvironment returned null");
    } catch (InvocationTargetException e) {
      throw new ExtensionConfigurationException(
          type.getName() + ".fromEnvironment failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw new ExtensionConfigurationException(
          type.getName() + ".fromEnvironment cannot be called; is the class public and exported?",
          e);
    }
  }
}
