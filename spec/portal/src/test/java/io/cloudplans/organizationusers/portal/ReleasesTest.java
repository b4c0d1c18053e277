package io.cloudplans.organizationusers.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudplans.organizationusers.portal.change.Change;
import io.cloudplans.organizationusers.portal.change.Comparison;
import io.cloudplans.organizationusers.portal.change.Releases;
import io.cloudplans.organizationusers.portal.change.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Checks that a contract that breaks a released one needs a higher major version. */
class ReleasesTest {
  private static final String EARLIER = "remove LIST/parameters/2 and remove HEADERS/ETag/required";

  @TempDir private static Path released;
  @TempDir private Path folder;

  @BeforeAll
  static void release() throws IOException {
    release("0.9.0", ContractEdits.apply(EARLIER));
    release("1.0.0", Site.contract());
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/changes.csv", delimiter = ';', quoteCharacter = '\0')
  void buildShouldFailWhenTheContractBreaksTheLatestRelease(
      String edits, @Nullable String rules, @Nullable String back) throws IOException {
    JsonNode before = Site.contract();
    JsonNode after = ContractEdits.apply(edits);

    assertThat(rules(before, after)).isEqualTo(rules(rules));
    assertThat(rules(after, before)).isEqualTo(rules(back));
    ThrowingCallable check = Releases.read(released, after)::check;
    if (rules(rules).stream().anyMatch(Rule::breaks)) {
      assertThatThrownBy(check).hasMessageContaining("breaks version 1.0.0");
    } else {
      assertThatCode(check).doesNotThrowAnyException();
    }
  }

  private static Set<Rule> rules(JsonNode before, JsonNode after) {
    return Comparison.of(before, after).stream()
        .map(Change::rule)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Rule> rules(@Nullable String names) {
    return names == null
        ? Set.of()
        : Stream.of(names.split(" ", -1))
            .map(Rule::valueOf)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyRuleShouldHaveAnEdit() throws IOException {
    try (InputStream stream = getClass().getResourceAsStream("/changes.csv")) {
      String edits =
          new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(Rule.values())
          .allSatisfy(rule -> assertThat(edits).containsPattern("[; ]" + rule + "\\b"));
    }
  }

  @Test
  void buildShouldListTheBreakingChangesWhenItFails() throws IOException {
    JsonNode contract =
        ContractEdits.apply("remove LIST and set HEADERS/ETag/schema/type \"integer\"");

    assertThatThrownBy(() -> Site.write(folder, contract, released))
        .hasMessage(
            """
            The contract breaks version 1.0.0. Undo this, or raise the major version of 1.0.0:

            An operation or a server is removed, or an operation's path, method or `operationId` changes. Requests fail, and generated clients do not compile.
            - `GET /v1/organizations/users/list` is removed

            A response header is removed, becomes optional, or gets another type, format or pattern or a wider bound. Callers rely on it.
            - the response header `ETag` has the type `integer` instead of `string` (addUser 200, updateUser 200, removeUser 200)""");
  }

  @Test
  void siteShouldBeWrittenWhenABreakingContractHasAHigherMajorVersion() throws IOException {
    JsonNode contract = version("2.0.0", ContractEdits.apply("remove REMOVE/parameters/1"));

    Site site = Site.write(folder, contract, released);
    assertThat(site.text("changelog.md"))
        .isEqualTo(
            """
            # Changelog

            The differences between one released contract and the next, as the build finds them.

            ## 2.0.0, not released yet

            **Breaking changes**

            - The header `Idempotency-Key` is removed (removeUser)

            ## 1.0.0

            **Compatible changes**

            - The query parameter `state` is new (listUsers)
            - The response header `ETag` becomes required (listUsers 200, listUsers 304, addUser 200, updateUser 200 and 1 more)

            [Versioning](versioning.md) says what a version may change.
            """);
  }

  private static void release(String version, JsonNode contract) throws IOException {
    Files.writeString(released.resolve(version + ".json"), version(version, contract).toString());
  }

  private static JsonNode version(String version, JsonNode contract) {
    ((ObjectNode) contract.path("info")).put("version", version);
    return contract;
  }
}
