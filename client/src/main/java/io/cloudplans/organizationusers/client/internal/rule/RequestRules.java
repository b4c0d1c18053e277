package io.cloudplans.organizationusers.client.internal.rule;

import io.cloudplans.organizationusers.client.error.InvalidCallException;
import io.cloudplans.organizationusers.client.error.RequestFault;
import io.cloudplans.organizationusers.client.model.AddUser;
import io.cloudplans.organizationusers.client.model.ListUsers;
import io.cloudplans.organizationusers.client.model.RemoveUser;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import io.cloudplans.organizationusers.client.model.UpdateUser;
import io.cloudplans.organizationusers.client.model.Version;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contract's rules for requests; a test holds them against the contract's schemas. */
public final class RequestRules {
  static final long MAX_ORG_ID = 999_999_999_999_999_999L;
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
  static final int MAX_LIMIT = 1000;
  static final int MAX_CURSOR = 400;
  static final Pattern CURSOR = Pattern.compile("^[A-Za-z0-9_-]*$");

  private static final Rule<Long> ORGANIZATION =
      new Rule<>(id -> id >= 1 && id <= MAX_ORG_ID, "must be 1 to " + MAX_ORG_ID);
  private static final Rule<String> ADDRESS =
      Rule.text(EMAIL, MAX_EMAIL, "must be an ASCII e-mail address of at most 254 characters");
  private static final Rule<Role> ASSIGNABLE =
      new Rule<>(
          role -> role.isKnown() && !role.equals(Role.OWNER),
          "must be a role that this version knows, and not the owner's");
  private static final Rule<Role> ROLE =
      new Rule<>(Role::isKnown, "must be a role that this version knows");
  private static final Rule<State> STATE =
      new Rule<>(State::isKnown, "must be a state that this version knows");
  private static final Rule<String> NO_CONTROLS =
      Rule.text(REASON, MAX_REASON, "must have at most 500 characters, no control characters");
  private static final Rule<String> NOT_EMPTY =
      new Rule<>(text -> !text.isEmpty(), "must not be empty");
  private static final Rule<String> IDEMPOTENCY_KEY =
      Rule.text(KEY, Integer.MAX_VALUE, "must be 1 to 64 of A-Z a-z 0-9 . _ ~ : -");
  private static final Rule<String> ENTITY_TAG =
      Rule.text(TAG, Integer.MAX_VALUE, "must be an entity tag");
  private static final Rule<Integer> LIMIT =
      new Rule<>(limit -> limit >= 1 && limit <= MAX_LIMIT, "must be 1 to " + MAX_LIMIT);
  private static final Rule<String> PAGE = Rule.text(CURSOR, MAX_CURSOR, "must be a page's cursor");
  private static final Rule<UpdateUser> CHANGE =
      new Rule<>(
          request -> request.role() != null || request.state() != null,
          "must have a role or a state");
  private static final Rule<ListUsers> IN_PAGES =
      new Rule<>(request -> request.cursor() == null || request.limit() != null, "needs limit");

  private RequestRules() {}

  /** Whether a text is an address that a user can have. */
  public static boolean isEmail(String text) {
    return ADDRESS.holds().test(text);
  }

  /** Refuses a reason that a removal cannot have. */
  public static void requireReason(@Nullable String reason) {
    require(reason(reason));
  }

  private static Stream<RequestFault> reason(@Nullable String reason) {
    return Stream.concat(NOT_EMPTY.body("#/reason", reason), NO_CONTROLS.body("#/reason", reason));
  }

  /** Refuses a request that has faults. */
  public static void require(Stream<RequestFault> faults) {
    List<RequestFault> found = faults.toList();
    if (!found.isEmpty()) {
      throw new InvalidCallException(found);
    }
  }

  public static Stream<RequestFault> faults(AddUser request) {
    return Stream.of(
            user(request.orgId(), request.email()),
            ASSIGNABLE.body("#/role", request.role()),
            STATE.body("#/state", request.state()),
            headers(request.idempotencyKey(), request.ifMatch()))
        .flatMap(Function.identity());
  }

  public static Stream<RequestFault> faults(UpdateUser request) {
    return Stream.of(
            user(request.orgId(), request.email()),
            CHANGE.body("#", request),
            ASSIGNABLE.body("#/role", request.role()),
            STATE.body("#/state", request.state()),
            headers(request.idempotencyKey(), request.ifMatch()))
        .flatMap(Function.identity());
  }

  public static Stream<RequestFault> faults(RemoveUser request) {
    return Stream.of(
            user(request.orgId(), request.email()),
            reason(request.reason()),
            headers(request.idempotencyKey(), request.ifMatch()))
        .flatMap(Function.identity());
  }

  public static Stream<RequestFault> faults(ListUsers request, @Nullable Version known) {
    String cursor = request.cursor();
    return Stream.of(
            ORGANIZATION.parameter("org_id", request.orgId()),
            STATE.parameter("state", request.state()),
            ROLE.parameter("role", request.role()),
            ADDRESS.parameter("user_id", request.email()),
            LIMIT.parameter("limit", request.limit()),
            NOT_EMPTY.parameter("cursor", cursor),
            PAGE.parameter("cursor", cursor),
            IN_PAGES.parameter("cursor", request),
            ENTITY_TAG.header("If-None-Match", known == null ? null : known.etag()))
        .flatMap(Function.identity());
  }

  private static Stream<RequestFault> user(long orgId, String email) {
    return Stream.of(ORGANIZATION.body("#/org_id", orgId), ADDRESS.body("#/user_id", email))
        .flatMap(Function.identity());
  }

  private static Stream<RequestFault> headers(@Nullable String key, @Nullable Version match) {
    return Stream.of(
            IDEMPOTENCY_KEY.header("Idempotency-Key", key),
            ENTITY_TAG.header("If-Match", match == null ? null : match.etag()))
        .flatMap(Function.identity());
  }
}
