package io.cloudplans.organizationusers.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudplans.organizationusers.client.error.OrganizationUsersException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.http.HttpClient;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicSignaturesTest {
  /** A qualified name of a type that must not be part of the public API. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "(?<![\\w.$])(?!java\\.(?!net\\.http)|io\\.cloudplans\\.organizationusers\\.client\\.((config|error|model|plan)\\.)?[A-Z])"
              + "\\w+(\\.\\w+)+");

  @Test
  void publicSignaturesShouldUseOnlyTheJdkAndThePublicApi() throws Exception {
    List<Class<?>> types = PublicTypes.all().toList();
    assertThat(types).contains(OrganizationUsersClient.class, OrganizationUsersException.class);
    assertThat(
            types.stream()
                .flatMap(PublicSignaturesTest::signatures)
                .filter(signature -> FOREIGN.matcher(signature).find()))
        .containsExactly(
            OrganizationUsersClientBuilder.class
                .getMethod("httpClient", HttpClient.class)
                .toGenericString());
  }

  private static Stream<String> signatures(Class<?> type) {
    return Stream.of(
            Stream.of(type.getGenericInterfaces()).map(Type::getTypeName),
            Stream.ofNullable(type.getGenericSuperclass()).map(Type::getTypeName),
            shown(type.getDeclaredMethods()).map(Method::toGenericString),
            shown(type.getDeclaredConstructors()).map(Constructor::toGenericString),
            shown(type.getDeclaredFields()).map(Field::toGenericString))
        .flatMap(part -> part);
  }

  private static <T extends Member> Stream<T> shown(T[] members) {
    return Stream.of(members)
        .filter(member -> (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0)
        .filter(member -> !member.isSynthetic());
  }
}
