package io.cloudplans.organizationusers.client.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An organization's users, all of them or those that a filter or a page leaves, from one snapshot.
 *
 * @param users the users, in the byte order of their addresses; cannot be changed
 * @param mfa what the organization requires a second factor for
 * @param version the organization's version; pages with different versions are of different
 *     snapshots
 * @param nextCursor where the next page begins ({@link ListUsers#withCursor}), or null if there is
 *     none
 * @param unknownMembers what a newer server says besides, by the JSON member's name: text, a
 *     number, a boolean, a list or a map; empty as a rule
 */
public record Roster(
    List<User> users,
    MfaRequirements mfa,
    Version version,
    @Nullable String nextCursor,
    Map<String, Object> unknownMembers) {
  /**
   * Copies the users.
   *
   * @param users as in the record
   * @param mfa as in the record
   * @param version as in the record
   * @param nextCursor as in the record
   * @param unknownMembers as in the record
   */
  public Roster {
    users = List.copyOf(users);
  }

  /**
   * The request for the page after this one.
   *
   * @param request the request that this roster answers
   * @return the same request with the next cursor; empty if this is the last page
   */
  public Optional<ListUsers> nextPage(ListUsers request) {
    return Optional.ofNullable(nextCursor).map(request::withCursor);
  }
}
