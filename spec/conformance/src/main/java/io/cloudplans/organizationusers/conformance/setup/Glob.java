package io.cloudplans.organizationusers.conformance.setup;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A glob pattern for case ids, in which {@code *} matches any characters. */
public record Glob(String text) {
  /** Returns whether an id matches. */
  public boolean matches(String id) {
    return id.matches(
        Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }
}
