package io.cloudplans.organizationusers.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudplans.organizationusers.rules.contract.Contract;
import io.cloudplans.organizationusers.rules.roster.MfaClass;
import io.cloudplans.organizationusers.rules.roster.MfaPolicy;
import io.cloudplans.organizationusers.server.fixture.ContractProblem;
import io.cloudplans.organizationusers.server.fixture.ReceivedResponse;
import io.cloudplans.organizationusers.server.fixture.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A changed cell of the contract changes the server, without a change of its code. */
@Tag("fake")
class ContractChangeTest {
  private static final String ADD = "/paths/~1v1~1organizations~1users~1add/post";
  private static final String LIST = "/paths/~1v1~1organizations~1users~1list/get";

  @TempDir private Path folder;

  private final ObjectNode document = Contract.builtIn().document().deepCopy();

  private TestServer start() {
    return new TestServer(
        folder, new Contract(document), UnaryOperator.identity(), Clock.systemUTC());
  }

  private static HttpRequest.Builder addByBilling(TestServer server) {
    return server
        .request(TestServer.USERS + "add", server.token("billing@example.com", false))
        .header("Content-Type", "application/json")
        .POST(
            BodyPublishers.ofString(
                "{\"org_id\":\"42\",\"user_id\":\"new@example.com\",\"role\":\"viewer\"}"));
  }

  @Test
  void addUserShouldBeRefusedWhenTheContractDoesNotNameTheRole() {
    try (TestServer server = start()) {
      ContractProblem.assertThatIs(server.answer(addByBilling(server)), "role-not-permitted");
    }
  }

  @Test
  void addUserShouldSucceedWhenTheContractNamesTheRole() {
    ((ArrayNode) document.at(ADD + "/x-authorization/roles")).add("billing");
    try (TestServer server = start()) {
      assertThat(server.answer(addByBilling(server)).body()).isEqualTo("{\"status\":200}");
    }
  }

  @Test
  void listUsersShouldDemandASecondFactorWhenTheContractNamesAnotherFlag() {
    ((ObjectNode) document.at(LIST + "/x-authorization")).put("mfa", "usersmgmt");
    try (TestServer server = start()) {
      server.registry.changeMfa(42, none -> new MfaPolicy(Set.of(MfaClass.VIEW)));
      assertThat(server.get(TestServer.LIST).statusCode()).isEqualTo(200);

      server.registry.changeMfa(42, none -> new MfaPolicy(Set.of(MfaClass.USERSMGMT)));
      ContractProblem.assertThatIs(
          ReceivedResponse.of(server.get(TestServer.LIST)), "step-up-required");
    }
  }

  @Test
  void addUserShouldTakeAnotherRequestWhenTheContractsSchemaChanges() {
    ((ArrayNode) document.at("/components/schemas/AddUserRequest/required")).add("state");
    try (TestServer server = start()) {
      ContractProblem.assertThatIs(
          server.answer(addByBilling(server)),
          "invalid-request",
          ContractProblem.pointer("#/state", "is required"));
    }
  }

  @Test
  void problemsShouldSayOtherWordsWhenTheContractDoes() {
    ((ObjectNode) document.at("/components/examples/role-not-permitted/value"))
        .put("detail", "Not you.");
    try (TestServer server = start()) {
      assertThat(server.answer(addByBilling(server)).body()).contains("\"detail\":\"Not you.\"");
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
