package io.cloudplans.organizationusers.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that the schemas accept and reject the decided values at the bounds. */
class BoundaryTest {
  private static final ContractSchemas SCHEMAS = new ContractSchemas();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          schemas/OrganizationId                | "9007199254740993"   | true
          schemas/OrganizationId                | "999999999999999999" | true
          schemas/OrganizationId                | "1000000000000000000"| false
          schemas/OrganizationId                | "042"                | false
          schemas/OrganizationId                | "+42"                | false
          schemas/OrganizationId                | "42.0"               | false
          schemas/OrganizationId                | "42\\n"              | false
          schemas/OrganizationId                | "٤٢"                 | false
          schemas/OrganizationId                | 42                   | false
          schemas/OrganizationId                | null                 | false
          parameters/OrganizationIdQuery/schema | "1"                  | true
          parameters/OrganizationIdQuery/schema | "9007199254740993"   | true
          parameters/OrganizationIdQuery/schema | "999999999999999999" | true
          parameters/OrganizationIdQuery/schema | "1000000000000000000"| false
          parameters/OrganizationIdQuery/schema | "0"                  | false
          parameters/Limit/schema               | 1000                 | true
          parameters/Limit/schema               | 1001                 | false
          parameters/Limit/schema               | 0                    | false
          parameters/IdempotencyKey/schema      | "a.B_~:-9"           | true
          parameters/IdempotencyKey/schema      | "\\"a\\""            | true
          parameters/IdempotencyKey/schema      | "\\"a"               | false
          parameters/IdempotencyKey/schema      | ""                   | false
          parameters/IdempotencyKey/schema      | "a b"                | false
          parameters/IfMatch/schema             | "*"                  | true
          parameters/IfMatch/schema             | "\\"42-7\\", W/\\"x\\""  | true
          parameters/IfMatch/schema             | "42-7"               | false
          parameters/IfMatch/schema             | "*, \\"42-7\\""      | false
          parameters/IfNoneMatch/schema         | "W/\\"42-7-gzip\\""  | true
          parameters/IfNoneMatch/schema         | ""                   | false
          schemas/Role                          | "owner"              | true
          schemas/AssignableRole                | "owner"              | false
          schemas/AssignableRole                | "Admin"              | false
          schemas/State                         | "inactive"           | true
          schemas/Reason                        | ""                   | false
          schemas/Reason                        | "a\\tb"              | false
          schemas/UpdateUserRequest             | {"org_id":"42","user_id":"a@b.c"} | false
          schemas/UpdateUserRequest             | {"org_id":"42","user_id":"a@b.c","state":"active"} | true
          schemas/UpdateUserRequest             | {"org_id":"42","user_id":"a@b.c","role":"viewer"}  | true
          schemas/UpdateUserRequest             | {"org_id":"42","user_id":"a@b.c","reason":"x"}     | false
          schemas/AddUserRequest                | {"org_id":"42","user_id":"a@b.c","role":"viewer"}  | true
          schemas/AddUserRequest                | {"org_id":"42","user_id":"a@b.c"} | false
          schemas/AddUserRequest                | {"org_id":"42","user_id":"a@b.c","role":"viewer","state":null} | false
          schemas/RemoveUserRequest             | {"org_id":"42","user_id":"a@b.c"} | true
          """)
  void schemaShouldDecideTheEdge(String schema, String json, boolean allowed) {
    assertThat(SCHEMAS.faults("/components/" + schema, Contract.parse(json)).isEmpty())
        .isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "a@b.c, true",
    "A.b+c@Example.COM, true",
    "o'brien!#$%&*/=?^_`{|}~-@example.com, true",
    "user@xn--bcher-kva.example, true",
    "a@localhost, false",
    ".a@b.c, false",
    "a.@b.c, false",
    "a..b@c.d, false",
    "a b@c.d, false",
    "' a@b.c', false",
    "a@-b.c, false",
    "a@b-.c, false",
    "a@b..c, false",
    "a@b.c., false",
    "a@@b.c, false",
    "müller@example.com, false",
    "a@bücher.example, false",
    "a@[127.0.0.1], false"
  })
  void emailAddressShouldBeAnAsciiDotAtomAtTwoLabels(String address, boolean allowed) {
    assertThat(faultless("schemas/EmailAddress", address)).isEqualTo(allowed);
  }

  /** Texts too long to print; the clef is one code point and two Java chars. */
  static Stream<Arguments> lengths() {
    String clef = "𝄞";
    String tag = "\"42-7\"";
    return Stream.of(
        Arguments.of("schemas/EmailAddress", "a".repeat(250) + "@b.c", true),
        Arguments.of("schemas/EmailAddress", "a".repeat(251) + "@b.c", false),
        Arguments.of("schemas/EmailAddress", "a@" + "b".repeat(63) + ".c", true),
        Arguments.of("schemas/EmailAddress", "a@" + "b".repeat(64) + ".c", false),
        Arguments.of("schemas/Reason", clef.repeat(500), true),
        Arguments.of("schemas/Reason", clef.repeat(501), false),
        Arguments.of("parameters/IdempotencyKey/schema", "a".repeat(64), true),
        Arguments.of("parameters/IdempotencyKey/schema", "a".repeat(65), false),
        Arguments.of("parameters/IfMatch/schema", (tag + ", ").repeat(99) + tag, true),
        Arguments.of("parameters/IfMatch/schema", (tag + ", ").repeat(100) + tag, false),
        Arguments.of("parameters/Cursor/schema", "A".repeat(400), true),
        Arguments.of("parameters/Cursor/schema", "A".repeat(401), false));
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void lengthShouldBeBoundedInCodePoints(String schema, String text, boolean allowed) {
    assertThat(faultless(schema, text)).isEqualTo(allowed);
  }

  private static boolean faultless(String schema, String text) {
    return SCHEMAS.faults("/components/" + schema, TextNode.valueOf(text)).isEmpty();
  }
}
