package io.github.mycase4j.mcp.config;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a setting.
 *
 * @param setting the setting; null when the variable is none of ours, such as that of a proxy
 * @param sentence what is wrong and what to do; it names the variable
 */
public record SettingProblem(@Nullable Setting setting, String sentence) {}
