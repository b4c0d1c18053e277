package io.cloudplans.organizationusers.client.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The users of an organization from one snapshot: all of them, or those on a page or matching a
 * filter.
 *
 * @param users the users, in the byte order of their addresses; unmodifiable
 * @param mfa the classes of operations that require a second factor
 * @param version the organization's version; pages with different versions belong to different
 *     snapshots
 * @param nextCursor the start of the next page ({@link ListUsers#withCursor}), or null if this is
 *     the last page
 * @param unknownMembers further members of a newer server, by their JSON names: text, a number, a
 *     boolean, a list or a map; usually empty. Each use of the map parses its JSON again
 * @param headers the response's header fields
 */
public record Roster(
    List<User> users,
    MfaRequirements mfa,
    Version version,
    @Nullable String nextCursor,
    Map<String, Object> unknownMembers,
    ResponseHeaders headers) {
  /**
   * Makes a copy of the users.
   *
   * @param users as in the record
   * @param mfa as in the record
   * @param version as in the record
   * @param nextCursor as in the record
   * @param unknownMembers as in the record
   * @param headers as in the record
   */
  public Roster {
    users = List.copyOf(users);
  }

  /**
   * Creates a last page without headers and unknown members, for tests.
   *
   * @param users as in the record
   * @param mfa as in the record
   * @param version as in the record
   */
  public Roster(List<User> users, MfaRequirements mfa, Version version) {
    this(users, mfa, version, null, Map.of(), ResponseHeaders.NONE);
  }

  /**
   * Returns the request for the page after this one.
   *
   * @param request the request for this roster
   * @return the same request with the next cursor; empty if this is the last page
   */
  public Optional<ListUsers> nextPage(ListUsers request) {
    return Optional.ofNullable(nextCursor).map(request::withCursor);
  }

  /**
   * Returns the id under which the operator finds the request in the logs.
   *
   * @return the request id, if the response has one
   */
  public Optional<String> requestId() {
    return headers.requestId();
  }
}
