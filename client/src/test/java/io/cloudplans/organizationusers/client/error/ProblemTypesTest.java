package io.cloudplans.organizationusers.client.error;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.client.Contract;
import io.cloudplans.organizationusers.client.PublicTypes;
import io.cloudplans.organizationusers.client.model.ResponseHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemTypesTest {
  @Test
  void tableShouldHaveOnlySlugsOfTheContract() {
    assertThat(Contract.problems())
        .containsKeys(ProblemExceptions.BY_SLUG.keySet().toArray(String[]::new));
  }

  @Test
  void tableShouldMapEachSlugToTheClassOfThatName() {
    ProblemExceptions.BY_SLUG.forEach(
        (slug, make) ->
            assertThat(make.apply(problem("/problems/" + slug)).getClass().getSimpleName())
                .isEqualTo(className(slug)));
  }

  @Test
  void tableShouldHaveEachSubclassOfProblemException() {
    Set<String> named =
        ProblemExceptions.BY_SLUG.keySet().stream()
            .map(ProblemTypesTest::className)
            .collect(Collectors.toSet());
    Stream<String> subclasses =
        PublicTypes.all()
            .filter(ProblemException.class::isAssignableFrom)
            .filter(type -> type != ProblemException.class)
            .map(Class::getSimpleName);

    assertThat(subclasses).containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void exceptionShouldBePlainWhenTheTypeIsUnknown() {
    for (String type : List.of("/problems/from-tomorrow", "about:blank", "user-not-found", "")) {
      assertThat(ProblemException.of(problem(type)).getClass()).isEqualTo(ProblemException.class);
    }
  }

  private static Problem problem(String type) {
    return new Problem(
        new RawResponse(400, ResponseHeaders.NONE, "{}"), type, null, null, null, List.of(), null);
  }

  private static String className(String slug) {
    return Stream.of(slug.split("-", -1))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(joining("", "", "Exception"));
  }
}
