package io.cloudplans.organizationusers.client.internal.rule;

import io.cloudplans.organizationusers.client.error.RequestFault;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a value of a request must be.
 *
 * @param detail the rule in words, without the value
 */
public record Rule<T>(Predicate<T> holds, String detail) {

  public static Rule<String> text(Pattern pattern, int longest, String detail) {
    // The length first, because a pattern may recurse once a character.
    return new Rule<>(
        text -> text.codePointCount(0, text.length()) <= longest && pattern.matcher(text).matches(),
        detail);
  }

  /** At most one fault of a place in the body, as {@code #/role}; an absent member has none. */
  public Stream<RequestFault> body(String pointer, @Nullable T value) {
    return check(value, new RequestFault(pointer, null, null, detail));
  }

  /** At most one fault of a query parameter; an absent one has none. */
  public Stream<RequestFault> parameter(String name, @Nullable T value) {
    return check(value, new RequestFault(null, name, null, detail));
  }

  /** At most one fault of a header; an absent one has none. */
  public Stream<RequestFault> header(String name, @Nullable T value) {
    return check(value, new RequestFault(null, null, name, detail));
  }

  private Stream<RequestFault> check(@Nullable T value, RequestFault fault) {
    return value == null || holds.test(value) ? Stream.empty() : Stream.of(fault);
  }
}
