package io.cloudplans.organizationusers.server;

import static io.cloudplans.organizationusers.server.fixture.Fault.pointer;
import static io.cloudplans.organizationusers.server.fixture.RequestBodies.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.server.fixture.RunningServer;
import io.cloudplans.organizationusers.server.fixture.TestResponse;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks that changing a value in the contract changes the server without changing its code. */
@Tag("fake")
class ContractChangeTest {
  private static final String ADD = "/paths/~1v1~1organizations~1users~1add/post";
  private static final String LIST = "/paths/~1v1~1organizations~1users~1list/get";

  private final ObjectNode document = Contract.builtIn().document().deepCopy();

  private RunningServer start() {
    return new RunningServer().withContract(new Contract(document)).start();
  }

  private static TestResponse addByBilling(RunningServer server) {
    return server.postAs("billing@example.com", "add", body("new@example.com", "role", "viewer"));
  }

  @Test
  void addUserShouldBeRejectedWhenTheContractDoesNotNameTheRole() {
    try (RunningServer server = start()) {
      assertThat(addByBilling(server)).isProblem("role-not-permitted");
    }
  }

  @Test
  void addUserShouldSucceedWhenTheContractNamesTheRole() {
    ((ArrayNode) document.at(ADD + "/x-authorization/roles")).add("billing");
    try (RunningServer server = start()) {
      assertThat(addByBilling(server)).isDone();
    }
  }

  @Test
  void listUsersShouldRequireASecondFactorWhenTheContractNamesAnotherFlag() {
    ((ObjectNode) document.at(LIST + "/x-authorization")).put("mfa", "usersmgmt");
    try (RunningServer server = start()) {
      server.registry().changeMfa(42, none -> new MfaPolicy(Set.of(MfaClass.VIEW)));
      assertThat(server.get(RunningServer.LIST)).isOk();

      server.registry().changeMfa(42, none -> new MfaPolicy(Set.of(MfaClass.USERSMGMT)));
      assertThat(server.get(RunningServer.LIST)).isProblem("step-up-required");
    }
  }

  @Test
  void addUserShouldAcceptAnotherBodyWhenTheContractsSchemaChanges() {
    ((ArrayNode) document.at("/components/schemas/AddUserRequest/required")).add("state");
    try (RunningServer server = start()) {
      assertThat(addByBilling(server)).isInvalid(pointer("#/state", "is required"));
    }
  }

  @Test
  void addUserShouldNameAsManyFaultsAsTheContractAllows() {
    ((ObjectNode) document.at("/components/schemas/Problem/properties/errors")).put("maxItems", 1);
    try (RunningServer server = start()) {
      assertThat(server.post("add", "{\"x\":1,\"y\":1}"))
          .isInvalid(pointer("#/org_id", "is required"));
    }
  }

  @Test
  void problemsShouldHaveTheTextsOfTheContract() {
    ((ObjectNode) document.at("/components/examples/role-not-permitted/value"))
        .put("detail", "Not you.");
    try (RunningServer server = start()) {
      assertThat(addByBilling(server).body()).contains("\"detail\":\"Not you.\"");
    }
  }

  @Test
  void startShouldFailWhenTheContractHasAnUnknownRole() {
    ((ArrayNode) document.at(ADD + "/x-authorization/roles")).add("janitor");
    assertThatThrownBy(this::start).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void startShouldFailWhenTheContractHasAnUnknownFlag() {
    ((ObjectNode) document.at(LIST + "/x-authorization")).put("mfa", "read");
    assertThatThrownBy(this::start).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void startShouldFailWhenAnOperationHasNoAuthorization() {
    ((ObjectNode) document.at(LIST)).remove("x-authorization");
    assertThatThrownBy(this::start).isInstanceOf(IllegalArgumentException.class);
  }
}
