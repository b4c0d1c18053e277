package io.cloudplans.organizationusers.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Checks the names, the authorization and the parameters of the operations. */
class OperationTest {
  static final List<Operation> OPERATIONS = Contract.operations();

  @Test
  void operationsShouldBeThoseOfTheReference() {
    assertThat(OPERATIONS)
        .extracting(o -> o.method() + " " + o.path() + " " + o.id())
        .containsExactly(
            "get /v1/organizations/users/list listUsers",
            "post /v1/organizations/users/add addUser",
            "post /v1/organizations/users/update updateUser",
            "post /v1/organizations/users/remove removeUser");
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void operationShouldHaveOneTagThatTheDocumentDescribes(Operation operation) {
    assertThat(texts(operation.node().path("tags")))
        .containsExactly("organization-users")
        .isSubsetOf(Contract.resolved().path("tags").findValuesAsText("name"));
  }

  @ParameterizedTest
  @CsvSource({
    "listUsers,  owner admin billing planner viewer, view",
    "addUser,    owner admin, usersmgmt",
    "updateUser, owner admin, usersmgmt",
    "removeUser, owner admin, usersmgmt"
  })
  void operationShouldDeclareWhoMayCallIt(String id, String roles, String mfa) {
    JsonNode authorization = operation(id).node().path("x-authorization");

    assertThat(authorization.properties()).hasSize(2);
    assertThat(texts(authorization.path("roles"))).containsExactly(roles.split(" "));
    assertThat(authorization.path("mfa").asText()).isEqualTo(mfa);
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void authorizationShouldUseOnlyRolesAndMfaClassesOfTheContract(Operation operation) {
    JsonNode schemas = Contract.resolved().at("/components/schemas");
    JsonNode authorization = operation.node().path("x-authorization");

    assertThat(texts(authorization.path("roles")))
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .isSubsetOf(texts(schemas.at("/Role/enum")));
    assertThat(schemas.at("/MfaRequirements/properties").has(authorization.path("mfa").asText()))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "listUsers,  action org_id! state role user_id limit cursor If-None-Match X-Request-Id",
    "addUser,    action Idempotency-Key If-Match X-Request-Id",
    "updateUser, action Idempotency-Key If-Match X-Request-Id",
    "removeUser, action Idempotency-Key If-Match X-Request-Id"
  })
  void operationShouldHaveTheDecidedParameters(String id, String parameters) {
    Operation operation = operation(id);

    assertThat(operation.parameters())
        .extracting(p -> p.path("name").asText() + (p.path("required").asBoolean() ? "!" : ""))
        .containsExactly(parameters.split(" "));
    assertThat(operation.node().has("requestBody")).isEqualTo(operation.method().equals("post"));
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void actionShouldBeOptionalAndHaveOneValueThatIsItsDefault(Operation operation) {
    JsonNode action = operation.parameters().get(0);

    assertThat(action.path("deprecated").asBoolean()).isFalse();
    assertThat(action.path("required").asBoolean()).isFalse();
    assertThat(texts(action.at("/schema/enum")))
        .containsExactly(action.at("/schema/default").asText());
  }

  @Test
  void everyOperationShouldRequireAToken() {
    assertThat(Contract.resolved().path("security")).hasToString("[{\"bearer\":[]}]");
    assertThat(OPERATIONS).noneMatch(o -> o.node().has("security"));
  }

  private static Operation operation(String id) {
    return OPERATIONS.stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
