package io.cloudplans.organizationusers.rules.contract;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Chooses the id of a request. */
public final class RequestId {
  /** The header that carries the id, in requests and responses. */
  public static final String HEADER = "X-Request-Id";

  static final Pattern VISIBLE_ASCII = Pattern.compile("^[!-~]{1,128}$");

  private RequestId() {}

  /** Returns whether a text is 1 to 128 visible ASCII characters. */
  public static boolean isValid(String id) {
    return VISIBLE_ASCII.matcher(id).matches();
  }

  /** Returns the caller's id if it sent exactly one valid id, otherwise a new id. */
  public static String of(@Nullable List<String> values) {
    return values != null && values.size() == 1 && isValid(values.get(0))
        ? values.get(0)
        : UUID.randomUUID().toString();
  }
}
