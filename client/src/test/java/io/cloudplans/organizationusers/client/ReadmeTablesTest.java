package io.cloudplans.organizationusers.client;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.client.config.CallOptions;
import io.cloudplans.organizationusers.client.error.OrganizationUsersException;
import io.cloudplans.organizationusers.client.error.Problem;
import io.cloudplans.organizationusers.client.error.ProblemException;
import io.cloudplans.organizationusers.client.error.RawResponse;
import io.cloudplans.organizationusers.client.model.ResponseHeaders;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the README's tables with the contract and the code. */
class ReadmeTablesTest {
  private static final Readme README = Readme.of("Client", "README.md");

  @Test
  void builderTableShouldHaveEachSetter() {
    assertThat(README.table("method", "default", "meaning"))
        .extracting(row -> row.get(0))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(OrganizationUsersClientBuilder.class.getMethods())
                .filter(method -> method.getReturnType() == OrganizationUsersClientBuilder.class)
                .map(method -> method.getName())
                .distinct()
                .toList());
  }

  @Test
  void optionsTableShouldHaveEachOptionWithItsDefault() throws Exception {
    List<List<String>> expected = new ArrayList<>();
    for (RecordComponent option : CallOptions.class.getRecordComponents()) {
      Object value = option.getAccessor().invoke(CallOptions.DEFAULTS);
      expected.add(List.of(option.getName(), shown(value)));
    }
    assertThat(README.table("option", "default", "meaning"))
        .extracting(row -> row.subList(0, 2))
        .isEqualTo(expected);
  }

  private static String shown(Object value) {
    if (value.equals(CallOptions.DEFAULTS.maxListBytes())) {
      return "256 MiB, or heap / 8";
    }
    if (value instanceof Duration time) {
      return time.toMillisPart() == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
    return value.toString();
  }

  @Test
  void problemsTableShouldHaveTheContractsProblemsAndTheirExceptions() {
    List<List<String>> rows = README.table("status", "problem", "exception", "what to do");
    Map<String, String> statuses = new TreeMap<>();
    Contract.problems()
        .forEach((slug, example) -> statuses.put(slug, example.path("status").asText()));
    assertThat(rows)
        .hasSize(22)
        .isSortedAccordingTo(Comparator.comparing(row -> row.get(0)))
        .allSatisfy(
            row ->
                assertThat(row.get(2))
                    .isEqualTo(
                        ProblemException.of(problem(row.get(1))).getClass().getSimpleName()));
    assertThat(rows.stream().collect(toMap(row -> row.get(1), row -> row.get(0))))
        .isEqualTo(statuses);
    assertThat(rows.stream().map(row -> row.get(2)).distinct())
        .containsExactlyInAnyOrderElementsOf(exceptions(true));
  }

  private static Problem problem(String slug) {
    RawResponse response = new RawResponse(400, ResponseHeaders.NONE, "");
    return new Problem(response, "/problems/" + slug, null, null, null, List.of(), null);
  }

  @Test
  void portalShouldNameTheSameExceptions() throws IOException {
    Properties portal = new Properties();
    portal.load(
        new StringReader(Readme.of("Portal", "../spec/portal/exceptions.properties").text()));

    assertThat(portal)
        .isEqualTo(
            README.table("status", "problem", "exception", "what to do").stream()
                .collect(toMap(row -> row.get(1), row -> row.get(2))));
  }

  @Test
  void exceptionsTableShouldHaveEachOtherException() {
    assertThat(README.table("exception", "when"))
        .extracting(row -> row.get(0))
        .containsExactlyInAnyOrderElementsOf(exceptions(false));
  }

  private static List<String> exceptions(boolean problems) {
    return PublicTypes.all()
        .filter(OrganizationUsersException.class::isAssignableFrom)
        .filter(type -> !Modifier.isAbstract(type.getModifiers()))
        .filter(type -> ProblemException.class.isAssignableFrom(type) == problems)
        .map(Class::getSimpleName)
        .toList();
  }

  @Test
  void retriesTableShouldHaveTheRulesOfTheContract() {
    Map<String, String> retries = new TreeMap<>();
    for (List<String> row :
        README.table("after", "x-retry", "a list", "a write with a key", "a write without a key")) {
      if (!row.get(1).isEmpty()) {
        Stream.of(row.get(0).split(", ", -1))
            .forEach(slug -> retries.put("/problems/" + slug, row.get(1)));
        assertThat(row.subList(2, 5))
            .containsExactly("yes", "yes", row.get(1).equals("always") ? "yes" : "no");
      }
    }
    assertThat(retries).isEqualTo(Contract.retries());
  }

  @Test
  void installShouldNameTheVersionOfThePom() {
    String pom = Readme.of("Pom", "pom.xml").text();
    String version = pom.replaceFirst("(?s).*?<version>(.*?)</version>.*", "$1");
    for (Readme text : List.of(README, Readme.of("Project", "../README.md"))) {
      assertThat(
              Pattern.compile(
                      "(?:<version>|io\\.cloudplans:[a-z-]+:|-DarchetypeVersion=)([^<\"\\s]+)")
                  .matcher(text.text())
                  .results()
                  .map(found -> found.group(1)))
          .isNotEmpty()
          .containsOnly(version);
    }
  }
}
