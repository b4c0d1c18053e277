package io.cloudplans.organizationusers.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.File;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the generated interface has the contract's operations and no hand-written code. */
class OrganizationUsersApiTest {
  @Test
  void interfaceShouldHaveTheContractsOperationsAndNoOthers() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    ContractResource.json()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        item ->
                            expected.put(
                                item.getValue().path("operationId").asText(),
                                item.getKey() + " " + path.getKey())));
    Map<String, String> generated = new TreeMap<>();
    methods().forEach(method -> generated.put(method.getName(), route(method)));

    assertThat(generated).hasSize(4).isEqualTo(expected);
  }

  @Test
  void methodShouldHaveTheOperationsParametersAndBody() throws IOException {
    Map<String, Integer> expected = new TreeMap<>();
    for (JsonNode path : ContractResource.json().path("paths")) {
      for (JsonNode operation : path) {
        expected.put(
            operation.path("operationId").asText(),
            operation.path("parameters").size() + (operation.has("requestBody") ? 1 : 0));
      }
    }
    Map<String, Integer> generated = new TreeMap<>();
    methods().forEach(method -> generated.put(method.getName(), method.getParameterCount()));

    assertThat(generated).isEqualTo(expected);
  }

  @Test
  void methodShouldProduceJsonOrAProblem() {
    assertThat(methods())
        .allSatisfy(
            method ->
                assertThat(method.getAnnotation(Produces.class).value())
                    .containsExactly("application/json", "application/problem+json"));
  }

  /**
   * Checks the names of parameters; without them constraint messages would contain {@code arg0}.
   */
  @Test
  void parametersShouldKeepTheirNames() {
    assertThat(methods())
        .allSatisfy(
            method ->
                assertThat(method.getParameters())
                    .allMatch(parameter -> parameter.isNamePresent()));
  }

  @Test
  void everyObjectAndEnumSchemaShouldBeAClass() throws IOException {
    assertThat(ContractResource.json().at("/components/schemas").properties())
        .filteredOn(
            schema ->
                schema.getValue().path("type").asText().equals("object")
                    || schema.getValue().has("enum"))
        .isNotEmpty()
        .allSatisfy(
            schema ->
                assertThat(Class.forName(getClass().getPackageName() + ".model." + schema.getKey()))
                    .isNotNull());
  }

  @Test
  void moduleShouldHaveNoHandWrittenCode() {
    assertThat(new File("src/main")).doesNotExist();
  }

  private static Stream<Method> methods() {
    return Arrays.stream(OrganizationUsersApi.class.getDeclaredMethods());
  }

  private static String route(Method method) {
    String verb =
        Arrays.stream(method.getAnnotations())
            .map(Annotation::annotationType)
            .map(type -> type.getAnnotation(HttpMethod.class))
            .filter(annotation -> annotation != null)
            .map(annotation -> annotation.value().toLowerCase(Locale.ROOT))
            .findFirst()
            .orElse("");
    return verb
        + " "
        + OrganizationUsersApi.class.getAnnotation(Path.class).value()
        + method.getAnnotation(Path.class).value();
  }
}
