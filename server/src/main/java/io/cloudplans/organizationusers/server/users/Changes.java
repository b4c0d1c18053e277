package io.cloudplans.organizationusers.server.users;

import io.cloudplans.organizationusers.api.model.AddUserRequest;
import io.cloudplans.organizationusers.api.model.AssignableRole;
import io.cloudplans.organizationusers.api.model.RemoveUserRequest;
import io.cloudplans.organizationusers.api.model.State;
import io.cloudplans.organizationusers.api.model.UpdateUserRequest;
import io.cloudplans.organizationusers.rules.roster.Change;
import io.cloudplans.organizationusers.rules.roster.RosterRole;
import io.cloudplans.organizationusers.rules.roster.UserState;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Converts request bodies to changes of a roster. */
final class Changes {
  private Changes() {}

  static Change of(AddUserRequest body) {
    return new Change.Add(
        email(body.getUserId()),
        RosterRole.valueOf(body.getRole().name()),
        UserState.valueOf(body.getState().name()));
  }

  static Change of(UpdateUserRequest body) {
    AssignableRole role = body.getRole();
    return new Change.Update(
        email(body.getUserId()),
        role == null ? null : RosterRole.valueOf(role.name()),
        state(body.getState()));
  }

  static Change of(RemoveUserRequest body) {
    return new Change.Remove(email(body.getUserId()), body.getReason());
  }

  static @Nullable UserState state(@Nullable State state) {
    return state == null ? null : UserState.valueOf(state.name());
  }

  static String email(String address) {
    return address.toLowerCase(Locale.ROOT);
  }
}
