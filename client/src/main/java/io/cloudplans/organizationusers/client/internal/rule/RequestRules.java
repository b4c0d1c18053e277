package io.cloudplans.organizationusers.client.internal.rule;

import io.cloudplans.organizationusers.client.error.InvalidCallException;
import io.cloudplans.organizationusers.client.error.RequestFault;
import io.cloudplans.organizationusers.client.model.Version;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks values that the server cannot check in time: those of a plan, before its first write, and
 * those of headers, which {@code java.net.http} would reject with its own exception. A test
 * compares the rules with the contract.
 */
public final class RequestRules {
  static final int MAX_EMAIL = 254;
  static final Pattern EMAIL =
      Pattern.compile(
          "^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
              + "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$");
  static final int MAX_REASON = 500;
  static final Pattern REASON = Pattern.compile("^[^\\x00-\\x1F\\x7F-\\x9F]*$");
  static final Pattern KEY =
      Pattern.compile("^([A-Za-z0-9._~:-]{1,64}|\"[A-Za-z0-9._~:-]{1,64}\")$");
  static final Pattern TAG = Pattern.compile("(W/)?\"[!#-~\\x80-\\xFF]*\"");

  private RequestRules() {}

  /** Returns whether a text can be a user's address. */
  public static boolean isEmail(String text) {
    // Check the length first: matching may recurse once per character.
    return text.length() <= MAX_EMAIL && EMAIL.matcher(text).matches();
  }

  /** Rejects an invalid reason for a removal. */
  public static void requireReason(@Nullable String reason) {
    boolean valid =
        reason == null
            || (!reason.isEmpty()
                && reason.codePointCount(0, reason.length()) <= MAX_REASON
                && REASON.matcher(reason).matches());
    require(
        valid,
        new RequestFault(
            "#/reason", null, null, "must have 1 to 500 characters, no control characters"));
  }

  /** Rejects an invalid {@code Idempotency-Key}. */
  public static void requireKey(@Nullable String key) {
    requireHeader("Idempotency-Key", KEY, key, "must be 1 to 64 of A-Z a-z 0-9 . _ ~ : -");
  }

  /** Rejects a version that is not an entity tag. */
  public static void requireTag(String header, @Nullable Version version) {
    requireHeader(header, TAG, version == null ? null : version.etag(), "must be an entity tag");
  }

  private static void requireHeader(
      String name, Pattern pattern, @Nullable String value, String detail) {
    require(
        value == null || pattern.matcher(value).matches(),
        new RequestFault(null, null, name, detail));
  }

  private static void require(boolean valid, RequestFault fault) {
    if (!valid) {
      throw new InvalidCallException(List.of(fault));
    }
  }
}
