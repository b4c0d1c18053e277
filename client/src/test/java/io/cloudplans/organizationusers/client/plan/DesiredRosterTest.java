package io.cloudplans.organizationusers.client.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;
import io.cloudplans.organizationusers.client.model.User;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesiredRosterTest {
  private static final User OWNER = new User("owner@example.com", Role.OWNER, State.ACTIVE);

  @Test
  void rosterShouldBeSortedAndInLowerCase() {
    User info = new User("INFO.I@Example.com", Role.ADMIN, State.INACTIVE);
    assertThat(new DesiredRoster(List.of(OWNER, info)))
        .isEqualTo(
            new DesiredRoster(
                List.of(new User("info.i@example.com", Role.ADMIN, State.INACTIVE), OWNER)));
  }

  @ParameterizedTest
  @CsvSource({
    "a,                  viewer,  active,    email, must be an e-mail address",
    "'a@b.example ',     viewer,  active,    email, must be an e-mail address",
    "ı@b.example,        viewer,  active,    email, must be an e-mail address",
    "OWNER@example.com,  viewer,  active,    email, occurs twice",
    "a@b.example,        auditor, active,    role,  is unknown to this version",
    "a@b.example,        Viewer,  active,    role,  is unknown to this version",
    "a@b.example,        owner,   active,    role,  must not be owner twice",
    "a@b.example,        viewer,  suspended, state, must be active or inactive",
  })
  void rosterShouldNameTheMemberWhenAUserIsInvalid(
      String email, String role, String state, String member, String fault) {
    User user = new User(email, new Role(role), new State(state));

    InvalidUserException rejected =
        catchThrowableOfType(
            InvalidUserException.class, () -> new DesiredRoster(List.of(OWNER, user)));

    assertThat(rejected.index()).isEqualTo(1);
    assertThat(rejected.member()).isEqualTo(member);
    assertThat(rejected.detail()).isEqualTo(fault);
    assertThat(rejected).hasMessage("user 1: " + member + " " + fault);
  }
}
