package io.cloudplans.organizationusers.jersey;

import io.cloudplans.organizationusers.api.model.AddUserRequest;
import io.cloudplans.organizationusers.api.model.AssignableRole;
import io.cloudplans.organizationusers.api.model.MfaRequirements;
import io.cloudplans.organizationusers.api.model.OrganizationUser;
import io.cloudplans.organizationusers.api.model.OrganizationUserList;
import io.cloudplans.organizationusers.api.model.RemoveUserRequest;
import io.cloudplans.organizationusers.api.model.Role;
import io.cloudplans.organizationusers.api.model.State;
import io.cloudplans.organizationusers.api.model.UpdateUserRequest;
import io.cloudplans.organizationusers.rules.roster.Change;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.RosterUser;
import io.cloudplans.organizationusers.rules.roster.UserFilter;
import io.cloudplans.organizationusers.rules.roster.UserState;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Translates between the stub's models and the roster's types. */
public final class RosterModels {
  private RosterModels() {}

  /**
   * Returns the change that a valid request describes.
   *
   * @param body the body of {@code addUser}
   * @return the change, with the address in lower case
   */
  public static Change change(AddUserRequest body) {
    return new Change.Add(
        email(body.getUserId()),
        RosterRole.valueOf(body.getRole().name()),
        UserState.valueOf(body.getState().name()));
  }

  /**
   * Returns the change that a valid request describes.
   *
   * @param body the body of {@code updateUser}
   * @return the change, with the address in lower case
   */
  public static Change change(UpdateUserRequest body) {
    AssignableRole role = body.getRole();
    return new Change.Update(
        email(body.getUserId()),
        role == null ? null : RosterRole.valueOf(role.name()),
        state(body.getState()));
  }

  /**
   * Returns the change that a valid request describes.
   *
   * @param body the body of {@code removeUser}
   * @return the change, with the address in lower case
   */
  public static Change change(RemoveUserRequest body) {
    return new Change.Remove(email(body.getUserId()), body.getReason());
  }

  /**
   * Returns the filter for the parameters of a list, which starts with the first user.
   *
   * @param state null for any state
   * @param role null for any role
   * @param userId null for any address
   * @param limit null for all users
   * @return the filter, with the address in lower case
   */
  public static UserFilter filter(
      @Nullable State state,
      @Nullable Role role,
      @Nullable String userId,
      @Nullable Integer limit) {
    return new UserFilter(
        state(state),
        role == null ? null : RosterRole.valueOf(role.name()),
        userId == null ? null : email(userId),
        null,
        limit);
  }

  /**
   * Returns the body of a list.
   *
   * @param users the users of the list or of one page, in the byte order of their addresses
   * @param policy the organization's policy
   * @return the body
   */
  public static OrganizationUserList list(List<RosterUser> users, MfaPolicy policy) {
    return new OrganizationUserList()
        .status(200)
        .users(users.stream().map(RosterModels::user).toList())
        .mfa(mfa(policy));
  }

  /**
   * Returns the model of a user in a list.
   *
   * @param user a user of a roster
   * @return the member of a list
   */
  public static OrganizationUser user(RosterUser user) {
    return new OrganizationUser()
        .email(user.email())
        .role(Role.valueOf(user.role().name()))
        .state(State.valueOf(user.state().name()));
  }

  /**
   * Returns the model of a policy in a list.
   *
   * @param policy the policy of an organization
   * @return the member {@code mfa} of a list
   */
  public static MfaRequirements mfa(MfaPolicy policy) {
    return new MfaRequirements()
        .view(policy.requires(MfaClass.VIEW))
        .create(policy.requires(MfaClass.CREATE))
        .update(policy.requires(MfaClass.UPDATE))
        .delete(policy.requires(MfaClass.DELETE))
        .usersmgmt(policy.requires(MfaClass.USERSMGMT));
  }

  private static @Nullable UserState state(@Nullable State state) {
    return state == null ? null : UserState.valueOf(state.name());
  }

  private static String email(String address) {
    return address.toLowerCase(Locale.ROOT);
  }
}
