package io.cloudplans.organizationusers.rules.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.cloudplans.organizationusers.rules.roster.UserFilter;
import io.cloudplans.organizationusers.rules.value.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Encodes and decodes the start of a page: base64url of a format byte, a hash that binds the cursor
 * to its organization and filters, and the last e-mail address of the previous page.
 */
public final class Cursor {
  private static final byte FORMAT = 1;
  private static final int HASH_BYTES = 16;
  private static final int HEAD_BYTES = 1 + HASH_BYTES;

  private Cursor() {}

  /** Returns the cursor of the page after an address. */
  public static String of(long orgId, UserFilter filter, String last) {
    byte[] email = last.getBytes(US_ASCII);
    byte[] bytes =
        ByteBuffer.allocate(HEAD_BYTES + email.length)
            .put(FORMAT)
            .put(hash(orgId, filter, last))
            .put(email)
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Returns the last address of the previous page; empty for a cursor of another list. */
  public static Optional<String> last(String cursor, long orgId, UserFilter filter) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      if (bytes.length <= HEAD_BYTES) {
        return Optional.empty();
      }
      String last = new String(Arrays.copyOfRange(bytes, HEAD_BYTES, bytes.length), US_ASCII);
      // Accept only the canonical encoding, so that each position has exactly one cursor.
      return of(orgId, filter, last).equals(cursor) ? Optional.of(last) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] hash(long orgId, UserFilter filter, String last) {
    String bound =
        "%s\n%s\n%s\n%s\n%s".formatted(orgId, filter.state(), filter.role(), filter.email(), last);
    return Arrays.copyOf(Sha256.of(bound.getBytes(US_ASCII)), HASH_BYTES);
  }
}
