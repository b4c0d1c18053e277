package io.cloudplans.organizationusers.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudplans.organizationusers.client.fake.FakeOrganizationUsers;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.conformance.contract.Contract;
import io.cloudplans.organizationusers.conformance.run.Preparation;
import io.cloudplans.organizationusers.conformance.session.RunContext;
import io.cloudplans.organizationusers.conformance.setup.Organization;
import io.cloudplans.organizationusers.conformance.setup.Slot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The kit with existing organizations. */
class OrganizationsIT {
  private static final String OWNER = "owner@conformance.example";
  private static final String OTHER = "someone@example.com";

  private final FakeOrganizationUsers fake = FakeOrganizationUsers.start();

  @BeforeEach
  void organization() {
    fake.organization(42, OWNER);
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  private Preparation prepared(String... allowWipe) {
    RunContext context =
        new RunContext(
            Kit.setup(
                fake,
                null,
                Map.of(Slot.MAIN, new Organization("42", OWNER)),
                List.of(),
                Set.of(allowWipe)),
            Contract.builtIn());
    Preparation preparation = new Preparation(context);
    try {
      preparation.prepare(List.of());
    } catch (Preparation.InvalidSetupException e) {
      preparation.cleanUp();
      throw e;
    }
    return preparation;
  }

  private List<String> emails() {
    return fake.users(42).stream().map(User::email).toList();
  }

  @Test
  void organizationShouldNotBeChangedWhenItHasUsersOfOthers() {
    fake.user(42, OTHER, Role.VIEWER);

    assertThatThrownBy(() -> prepared())
        .isInstanceOf(Preparation.InvalidSetupException.class)
        .hasMessageContaining("organizations.main")
        .hasMessageContaining("allow-wipe");
    assertThat(emails()).containsExactly(OWNER, OTHER);
  }

  @Test
  void organizationShouldBeClearedWhenTheConfigurationAllowsIt() {
    fake.user(42, OTHER, Role.VIEWER);
    Preparation preparation = prepared("42");

    assertThat(emails()).contains("admin@conformance.example").doesNotContain(OTHER);
    preparation.cleanUp();
    assertThat(emails()).containsExactly(OWNER);
  }
}
